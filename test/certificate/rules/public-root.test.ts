import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { publicRoot } from '../../../src/certificate/rules/public-root.ts';
import { decoded } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');

it(`accepts ${publicRoot.examples.kept}`, async () => {
  expect(publicRoot.check(decoded((await root()).der), { now })).toBeUndefined();
});

it(`tells of ${publicRoot.examples.broken}`, () => {
  // Every Node ships it, until 2035.
  const pem = rootCertificates.find((candidate) => new X509Certificate(candidate).subject.includes('ISRG Root X1')) ?? '';
  expect(publicRoot.check(decoded(new X509Certificate(pem).raw), { now })).toBe('it is a root that browsers ship');
});
