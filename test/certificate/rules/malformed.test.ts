import { expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { decodeCertificate } from '../../../src/certificate/certificate.ts';
import { malformed } from '../../../src/certificate/rules/malformed.ts';

const now = Date.parse('2026-11-22T00:00:00Z');

it(`accepts ${malformed.examples.kept}`, () => {
  expect(malformed.check(decodeCertificate(handmade()), { now })).toBeUndefined();
});

it(`refuses ${malformed.examples.broken}, and says what is wrong at which byte`, () => {
  const der = handmade({ trailer: Buffer.alloc(2) });
  expect(malformed.check(decodeCertificate(der), { now })).toBe(`certificate is followed by 2 unexpected bytes, at byte ${der.length - 2}`);
});
