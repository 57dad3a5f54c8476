import { expect, it } from 'vitest';
import { extension, extensions } from '../../../fixtures/certificates.ts';
import { bitString, octets, sequence, yes } from '../../../fixtures/der.ts';
import { noCertSign } from '../../../src/certificate/rules/no-cert-sign.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const ca = extension('2.5.29.19', sequence(yes));
const usage = (bits: string, unused: number) => extension('2.5.29.15', bitString(octets(bits), unused));

it(`accepts ${noCertSign.examples.kept}`, () => {
  expect(noCertSign.check(decodedWith({ extensions: extensions(ca, usage('06', 1)) }), { now })).toBeUndefined();
});

it(`refuses ${noCertSign.examples.broken}`, () => {
  const certificate = decodedWith({ extensions: extensions(ca, usage('80', 7)) });
  expect(noCertSign.check(certificate, { now })).toBe('its key usage is digitalSignature');
});

it.each([
  ['a CA without key usage', extensions(ca)],
  ['a leaf, which is another rule’s business', extensions(usage('80', 7))],
])('says nothing of %s', (_, list) => {
  expect(noCertSign.check(decodedWith({ extensions: list }), { now })).toBeUndefined();
});
