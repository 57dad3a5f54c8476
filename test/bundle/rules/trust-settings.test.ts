import { expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { trustSettings } from '../../../src/bundle/rules/trust-settings.ts';
import { bundleOf } from './bundle.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const bundle = bundleOf(await root());
const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';

function check(trusted?: readonly string[], rejected?: readonly string[]): string | undefined {
  return trustSettings.check(
    bundle.map((entry) => ({ ...entry, trustSettings: { trusted, rejected } })),
    { now },
  )[0];
}

it(`accepts ${trustSettings.examples.kept}`, () => {
  expect(trustSettings.check(bundle, { now })).toEqual([undefined]);
});

it(`tells of ${trustSettings.examples.broken}`, () => {
  expect(check([serverAuth])).toBe('its trust settings (trusted for serverAuth) get lost on merging');
});

it('tells all that gets lost', () => {
  expect(check([serverAuth], [clientAuth])).toBe(
    'its trust settings (trusted for serverAuth; rejected for clientAuth) get lost on merging',
  );
  expect(check()).toBe('its trust settings (empty) get lost on merging');
});

it('leaves one that is not trusted for servers to another rule', () => {
  expect(check(undefined, [serverAuth])).toBeUndefined();
});
