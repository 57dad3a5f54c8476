import { expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { distrusted } from '../../../src/bundle/rules/distrusted.ts';
import type { TrustSettings } from '../../../src/certificate/trust-settings.ts';
import { bundleOf } from './bundle.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const ca = await root();
const serverAuth = '1.3.6.1.5.5.7.3.1';
const emailProtection = '1.3.6.1.5.5.7.3.4';
const any = '2.5.29.37.0';

function check(trusted?: readonly string[], rejected?: readonly string[]): string | undefined {
  const trustSettings: TrustSettings = { trusted, rejected };
  return distrusted.check(
    bundleOf(ca).map((entry) => ({ ...entry, trustSettings })),
    { now },
  )[0];
}

it(`accepts ${distrusted.examples.kept}`, () => {
  expect(check([serverAuth])).toBeUndefined();
});

it(`refuses ${distrusted.examples.broken}`, () => {
  expect(check(undefined, [serverAuth])).toBe('it is rejected for serverAuth');
});

it('accepts a certificate without settings, or with settings that say nothing', () => {
  expect(distrusted.check(bundleOf(ca), { now })).toEqual([undefined]);
  expect(check()).toBeUndefined();
});

it.each([
  ['trusted for any purpose', [any], undefined],
  ['rejected for another purpose', undefined, [emailProtection]],
])('accepts one that is %s', (_, trusted, rejected) => {
  expect(check(trusted, rejected)).toBeUndefined();
});

it.each([
  ['it is rejected for anyExtendedKeyUsage', [serverAuth], [any]],
  ['it is trusted for emailProtection alone', [emailProtection], undefined],
  ['it is trusted for nothing', [], undefined],
])('refuses one where %s', (detail, trusted, rejected) => {
  expect(check(trusted, rejected)).toBe(detail);
});
