import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { issuerNotACa } from '../../../src/diagnosis/causes/issuer-not-a-ca.ts';
import { idsOf, ofCa, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });

it('shows where a certificate that is no CA has signed another', async () => {
  const issuer = await intermediate(authority, { name: 'Not a CA', extensions: ofCa({ isCa: false }) });
  const evidence = await showing([await leaf(issuer), issuer], authority.pem);
  expect(issuerNotACa.check(evidence)).toMatch(/"Not a CA" \(as sent, number 2, .*: it is not that of a CA$/);
  expect(idsOf(evidence)).toEqual(['issuer-not-a-ca', 'chain-untrusted']);
});

it('does not show where every issuer is a CA', async () => {
  const issuer = await intermediate(authority);
  expect(idsOf(await showing([await leaf(issuer), issuer], authority.pem))).toEqual([]);
});
