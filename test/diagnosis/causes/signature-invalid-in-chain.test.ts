import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { signatureInvalidInChain } from '../../../src/diagnosis/causes/signature-invalid-in-chain.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const [authority, other] = [await root({ name: 'Gate CA' }), await root({ name: 'Gate CA' })];

it('shows a leaf that names the CA and its key, and is signed by another', async () => {
  const { publicKey } = authority.keys;
  const forged = await leaf({ ...authority, keys: { publicKey, privateKey: other.keys.privateKey } });
  const evidence = await showing([forged], authority.pem);
  expect(signatureInvalidInChain.check(evidence)).toMatch(
    /"platform\.example" \(as sent, number 1, .*: the key of "Gate CA" does not verify its signature$/,
  );
  expect(idsOf(evidence)).toEqual(['signature-invalid-in-chain', 'chain-untrusted']);
});

it('does not show where the CA has another key: then it is another CA', async () => {
  expect(signatureInvalidInChain.check(await showing([await leaf(other)], authority.pem))).toBeUndefined();
});
