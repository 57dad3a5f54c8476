import 'reflect-metadata';
import { BasicConstraintsExtension } from '@peculiar/x509';
import { expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { superseded } from '../../../src/bundle/rules/superseded.ts';
import { bundleOf } from './bundle.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const old = await root({ name: 'Root' });
const renewal = await root({ name: 'Root', keys: old.keys, notAfter: new Date('2040-01-01T00:00:00Z') });
const told = '2.pem:1 #1 renews it until 2040-01-01 with the same key';

it(`accepts ${superseded.examples.kept}`, async () => {
  const other = await root({ name: 'Root', notAfter: new Date('2040-01-01T00:00:00Z') });
  expect(superseded.check(bundleOf(old, other), { now })).toEqual([undefined, undefined]);
});

it(`tells of ${superseded.examples.broken}`, () => {
  expect(superseded.check(bundleOf(old, renewal), { now })).toEqual([told, undefined]);
});

it('tells of every copy, and not of copies of the newest', () => {
  expect(superseded.check(bundleOf(old, renewal, old, renewal), { now })).toEqual([told, undefined, told, undefined]);
});

it.each([
  ['is not valid yet', { notBefore: new Date('2027-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') }],
  ['ends at the same time', {}],
  ['has another name', { name: 'Root 2', notAfter: new Date('2040-01-01T00:00:00Z') }],
  ['limits what the CA may do', { pathLength: 0, notAfter: new Date('2040-01-01T00:00:00Z') }],
  ['has no key identifier', { extensions: [new BasicConstraintsExtension(true)], notAfter: new Date('2040-01-01T00:00:00Z') }],
])('accepts a CA beside a certificate of its key that %s', async (_, deviations) => {
  const other = await root({ name: 'Root', keys: old.keys, ...deviations });
  expect(superseded.check(bundleOf(old, other), { now })).toEqual([undefined, undefined]);
});
