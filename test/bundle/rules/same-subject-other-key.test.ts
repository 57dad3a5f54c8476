import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { sameSubjectOtherKey } from '../../../src/bundle/rules/same-subject-other-key.ts';
import { bundleOf } from './bundle.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const ca = await root({ name: 'Root' });

it(`accepts ${sameSubjectOtherKey.examples.kept}`, async () => {
  const renewal = await root({ name: 'Root', keys: ca.keys, notAfter: new Date('2040-01-01T00:00:00Z') });
  expect(sameSubjectOtherKey.check(bundleOf(ca, renewal), { now })).toEqual([undefined, undefined]);
});

it(`tells of ${sameSubjectOtherKey.examples.broken}`, async () => {
  expect(sameSubjectOtherKey.check(bundleOf(ca, await root({ name: 'Root' })), { now })).toEqual([
    '2.pem:1 #1 has the same name and another key',
    '1.pem:1 #1 has the same name and another key',
  ]);
});

it('accepts the same certificate twice, and a leaf of the name', async () => {
  expect(sameSubjectOtherKey.check(bundleOf(ca, ca, await leaf(ca, { name: 'Root' })), { now })).toEqual([undefined, undefined, undefined]);
});
