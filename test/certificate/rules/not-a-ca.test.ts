import { describe, expect, it } from 'vitest';
import { commonName, extension, extensions, type Parts } from '../../../fixtures/certificates.ts';
import { bitString, octets, sequence, yes } from '../../../fixtures/der.ts';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { notACa } from '../../../src/certificate/rules/not-a-ca.ts';
import { decoded, decodedWith } from '../decoded.ts';

const none = Buffer.alloc(0);
const now = Date.parse('2026-11-22T00:00:00Z');
const selfIssued = { subject: sequence(commonName('Same')), issuer: sequence(commonName('Same')) };
const basic = extension('2.5.29.19', sequence(yes));
const notCa = extension('2.5.29.19', sequence());
const netscape = (bits: string, unused: number) => extension('2.16.840.1.113730.1.1', bitString(octets(bits), unused));
const signs = extension('2.5.29.15', bitString(octets('04'), 2));
const agrees = extension('2.5.29.15', bitString(octets('08'), 3));

const accepted: readonly (readonly [string, Partial<Parts>])[] = [
  ['basic constraints say CA:TRUE, whatever its key usage', { extensions: extensions(basic, agrees) }],
  ['it is self-issued and of version 1', { ...selfIssued, version: none, extensions: none }],
  ['its key usage says that it signs certificates', { extensions: extensions(signs) }],
  ['its Netscape type says that it is the CA of servers', { extensions: extensions(netscape('04', 2)) }],
];
const refused: readonly (readonly [string, string, Partial<Parts>])[] = [
  ['basic constraints say CA:FALSE', 'its basic constraints say CA:FALSE', { extensions: extensions(notCa, signs) }],
  ['it says nothing', 'it has no basic constraints', { ...selfIssued, extensions: none }],
  ['its key usage says that it agrees keys', 'it has no basic constraints', { extensions: extensions(agrees) }],
  ['its Netscape type says that it is a server', 'it has no basic constraints', { extensions: extensions(netscape('40', 6)) }],
  ['it is of version 1 and issued by another', 'it has no basic constraints', { version: none, extensions: none }],
];

it(`accepts ${notACa.examples.kept}`, () => {
  expect(notACa.check(decodedWith({ extensions: extensions(basic) }), { now })).toBeUndefined();
});

it(`refuses ${notACa.examples.broken}`, async () => {
  const certificate = decoded((await leaf(await root())).der);
  expect(notACa.check(certificate, { now })).toBe('its basic constraints say CA:FALSE: it is the certificate of a server');
});

describe('a certificate is that of a CA', () => {
  it.each(accepted)('where %s', (_, parts) => {
    expect(notACa.check(decodedWith(parts), { now })).toBeUndefined();
  });

  it.each(refused)('not where %s', (_, detail, parts) => {
    expect(notACa.check(decodedWith(parts), { now })).toBe(detail);
  });
});
