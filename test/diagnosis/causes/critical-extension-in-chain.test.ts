import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { criticalExtensionInChain } from '../../../src/diagnosis/causes/critical-extension-in-chain.ts';
import { critical, idsOf, ofLeaf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });

it('shows a critical extension that nobody knows', async () => {
  const odd = await leaf(authority, { extensions: [...ofLeaf(), critical('1.3.6.1.4.1.99999.7', [5, 0])] });
  const evidence = await showing([odd], authority.pem);
  expect(criticalExtensionInChain.check(evidence)).toMatch(/"platform\.example" \(as sent, number 1, .*1\.3\.6\.1\.4\.1\.99999\.7/);
  expect(idsOf(evidence)).toEqual(['critical-extension-in-chain', 'chain-untrusted']);
});

it('does not show the usual ones', async () => {
  expect(idsOf(await showing([await leaf(authority, { extensions: ofLeaf() })], authority.pem))).toEqual([]);
});
