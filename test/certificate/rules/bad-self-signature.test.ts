import { expect, it } from 'vitest';
import { commonName } from '../../../fixtures/certificates.ts';
import { objectIdentifier, sequence } from '../../../fixtures/der.ts';
import { intermediate, root } from '../../../fixtures/lab/authority.ts';
import { badSelfSignature } from '../../../src/certificate/rules/bad-self-signature.ts';
import { decoded, decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const ca = await root({ name: 'Root' });
const selfIssued = { subject: sequence(commonName('Same')), issuer: sequence(commonName('Same')), extensions: Buffer.alloc(0) };

/** The same bytes with one letter of both names changed. */
function forged(der: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(der).toString('latin1').replaceAll('Root', 'Boot'), 'latin1');
}

it(`accepts ${badSelfSignature.examples.kept}`, () => {
  expect(badSelfSignature.check(decoded(ca.der), { now })).toBeUndefined();
});

it(`refuses ${badSelfSignature.examples.broken}`, () => {
  expect(badSelfSignature.check(decoded(forged(ca.der)), { now })).toBe('its own key does not verify its signature');
});

it('refuses a signature that is none', () => {
  expect(badSelfSignature.check(decodedWith(selfIssued), { now })).toBe('its own key does not verify its signature');
});

it('says nothing of a certificate that another signed', async () => {
  expect(badSelfSignature.check(decoded(forged((await intermediate(ca)).der)), { now })).toBeUndefined();
  expect(badSelfSignature.check(decodedWith({}), { now })).toBeUndefined();
});

it.each([
  ['an unknown algorithm', '1.2.3.4'],
  ['an algorithm that its key cannot make', '1.2.840.113549.1.1.11'],
  ['MD2, which OpenSSL has left out', '1.2.840.113549.1.1.2'],
])('does not judge a signature of %s', (_, oid) => {
  const algorithm = sequence(objectIdentifier(oid));
  expect(badSelfSignature.check(decodedWith({ ...selfIssued, algorithm, outerAlgorithm: algorithm }), { now })).toBeUndefined();
});
