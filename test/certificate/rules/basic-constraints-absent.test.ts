import { expect, it } from 'vitest';
import { extension, extensions } from '../../../fixtures/certificates.ts';
import { bitString, octets } from '../../../fixtures/der.ts';
import { root } from '../../../fixtures/lab/authority.ts';
import { basicConstraintsAbsent } from '../../../src/certificate/rules/basic-constraints-absent.ts';
import { decoded, decodedWith } from '../decoded.ts';
import { versionOne } from './version-one.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const certSign = extension('2.5.29.15', bitString(octets('04'), 2));

it(`accepts ${basicConstraintsAbsent.examples.kept}`, async () => {
  expect(basicConstraintsAbsent.check(decoded((await root()).der), { now })).toBeUndefined();
});

it(`tells of ${basicConstraintsAbsent.examples.broken}`, () => {
  const detail = 'it has no basic constraints (version 1), and counts as a CA with OpenSSL alone';
  expect(basicConstraintsAbsent.check(versionOne(), { now })).toBe(detail);
});

it('tells of a CA by its key usage alone', () => {
  const detail = 'it has no basic constraints (version 3), and counts as a CA with OpenSSL alone';
  expect(basicConstraintsAbsent.check(decodedWith({ extensions: extensions(certSign) }), { now })).toBe(detail);
});

it('says nothing of a leaf', () => {
  expect(basicConstraintsAbsent.check(decodedWith({ extensions: Buffer.alloc(0) }), { now })).toBeUndefined();
});
