import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { weakSignatureInChain } from '../../../src/diagnosis/causes/weak-signature-in-chain.ts';
import { idsOf, rsaKeys, showing } from '../../lab/showing.ts';

const old = await root({ name: 'Old CA', keys: await rsaKeys(2048, 'SHA-1') });

it('shows a leaf that is signed with SHA-1', async () => {
  const evidence = await showing([await leaf(old)], old.pem, { tls: { ciphers: 'DEFAULT:@SECLEVEL=0' } });
  expect(weakSignatureInChain.check(evidence)).toMatch(
    /"platform\.example" \(as sent, number 1, .*: it is signed with sha1WithRSAEncryption$/,
  );
  expect(idsOf(evidence)).toEqual(['weak-signature-in-chain', 'chain-untrusted']);
});

it('does not show a root that is signed with SHA-1: its signature does not count', async () => {
  const { publicKey, privateKey } = await rsaKeys(2048);
  const modern = await root({ name: 'Modern', keys: { publicKey, privateKey } });
  expect(idsOf(await showing([await leaf(modern)], old.pem + modern.pem))).toEqual([]);
});
