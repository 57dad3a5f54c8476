import { expect, it } from 'vitest';
import { extension, extensions } from '../../../fixtures/certificates.ts';
import { objectIdentifier, sequence } from '../../../fixtures/der.ts';
import { noServerAuth } from '../../../src/certificate/rules/no-server-auth.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const clientAuth = '1.3.6.1.5.5.7.3.2';
const any = '2.5.29.37.0';

function check(...purposes: readonly string[]): string | undefined {
  const usage = extension('2.5.29.37', sequence(...purposes.map(objectIdentifier)));
  return noServerAuth.check(decodedWith({ extensions: extensions(usage) }), { now });
}

it(`accepts ${noServerAuth.examples.kept}`, () => {
  expect(noServerAuth.check(decodedWith({ extensions: Buffer.alloc(0) }), { now })).toBeUndefined();
  expect(check(clientAuth, '1.3.6.1.5.5.7.3.1')).toBeUndefined();
});

it(`refuses ${noServerAuth.examples.broken}`, () => {
  expect(check(clientAuth)).toBe('its extended key usage is clientAuth');
});

it.each([
  ['Microsoft', '1.3.6.1.4.1.311.10.3.3'],
  ['Netscape', '2.16.840.1.113730.4.1'],
])('accepts the server-gated purpose of %s, as OpenSSL does', (_, purpose) => {
  expect(check(purpose)).toBeUndefined();
});

it('refuses anyExtendedKeyUsage, as OpenSSL does, and says so', () => {
  expect(check(clientAuth, any)).toBe(
    'its extended key usage is clientAuth, anyExtendedKeyUsage (to OpenSSL, anyExtendedKeyUsage is no serverAuth)',
  );
});
