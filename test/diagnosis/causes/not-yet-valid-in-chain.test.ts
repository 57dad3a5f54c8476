import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { notYetValidInChain } from '../../../src/diagnosis/causes/not-yet-valid-in-chain.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const future = { notBefore: new Date('2035-06-01T00:00:00Z') };
const anchor = await root({ name: 'Gate CA' });

it('shows where the CA is valid only later', async () => {
  const early = await root({ name: 'Gate CA', keys: anchor.keys, ...future });
  const evidence = await showing([await leaf(anchor)], early.pem);
  expect(notYetValidInChain.check(evidence)).toMatch(/"Gate CA" \(line 1 of the bundle, .*\): it is valid from 2035-06-01T00:00:00Z$/);
  expect(idsOf(evidence)).toEqual(['not-yet-valid-in-chain', 'chain-untrusted']);
  expect(diagnose(evidence)?.command).toEqual(['timedatectl']);
});

it('shows where the leaf is valid only later', async () => {
  expect(notYetValidInChain.check(await showing([await leaf(anchor, future)], anchor.pem))).toContain(
    '"platform.example" (as sent, number 1',
  );
});

it('does not show where the chain is valid', async () => {
  expect(notYetValidInChain.check(await showing([await leaf(anchor)], anchor.pem))).toBeUndefined();
});
