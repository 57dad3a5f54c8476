import { expect, it } from 'vitest';
import { intermediate, root } from '../../../fixtures/lab/authority.ts';
import { issuerMissing } from '../../../src/bundle/rules/issuer-missing.ts';
import { bundleOf } from './bundle.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const ca = await root({ name: 'Root' });
const below = await intermediate(ca);
const told = 'its issuer "Root" is not in the bundle: curl trusts it, Node and openssl verify do not';

it(`accepts ${issuerMissing.examples.kept}`, () => {
  expect(issuerMissing.check(bundleOf(below, ca), { now })).toEqual([undefined, undefined]);
});

it(`tells of ${issuerMissing.examples.broken}`, () => {
  expect(issuerMissing.check(bundleOf(below), { now })).toEqual([told]);
});

it('tells of an intermediate beside a root of the same name and another key', async () => {
  expect(issuerMissing.check(bundleOf(below, await root({ name: 'Root' })), { now })).toEqual([told, undefined]);
});

it('verifies the signature where key identifiers do not tell', async () => {
  const other = await root({ name: 'Root', extensions: [] });
  expect(issuerMissing.check(bundleOf(below, other), { now })).toEqual([told, undefined]);
  expect(issuerMissing.check(bundleOf(below, await root({ name: 'Root', extensions: [], keys: ca.keys })), { now })).toEqual([
    undefined,
    undefined,
  ]);
});

it('says nothing of roots', async () => {
  expect(issuerMissing.check(bundleOf(ca, await root({ name: 'Other' })), { now })).toEqual([undefined, undefined]);
});
