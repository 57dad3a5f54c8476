import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { weakKeyInChain } from '../../../src/diagnosis/causes/weak-key-in-chain.ts';
import { idsOf, rsaKeys, showing } from '../../lab/showing.ts';

it('shows a CA with an RSA key of 768 bits', async () => {
  const authority = await root({ name: 'Short', keys: await rsaKeys(768) });
  const evidence = await showing([await leaf(authority)], authority.pem);
  expect(weakKeyInChain.check(evidence)).toMatch(/"Short" \(line 1 of the bundle, .*: its key is RSA.768/);
  expect(idsOf(evidence)).toEqual(['weak-key-in-chain', 'chain-untrusted']);
});

it('does not show one of 1024 bits, in any version of Node: the agent takes it too', async () => {
  const authority = await root({ name: 'Short', keys: await rsaKeys(1024) });
  expect(idsOf(await showing([await leaf(authority)], authority.pem))).toEqual([]);
});
