import { expect, it } from 'vitest';
import { integer } from '../../fixtures/der.ts';
import { diffBundles } from '../../src/bundle/diff.ts';
import { entriesOf, handmadePem } from './entries.ts';

const bundle = (...serials: readonly number[]) => serials.flatMap((number) => entriesOf(handmadePem({ serialNumber: integer(number) })));

it.each([
  ['gains what is new, in its order', bundle(1), bundle(3, 1, 2), ['03', '02'], []],
  ['loses what is gone, in its order', bundle(3, 1, 2), bundle(1), [], ['03', '02']],
  ['gains and loses', bundle(1, 2), bundle(2, 3), ['03'], ['01']],
  ['does not change by another order', bundle(1, 2), bundle(2, 1), [], []],
  ['does not change by duplicates', bundle(1, 1), bundle(1), [], []],
  ['gains a certificate once', [], bundle(1, 1), ['01'], []],
  ['loses a certificate once', bundle(1, 1), [], [], ['01']],
  ['of nothing stays nothing', [], [], [], []],
])('a bundle %s', (_, before, after, added, removed) => {
  const diff = diffBundles(before, after);
  expect(diff.added.map(({ certificate }) => certificate.serialNumber)).toEqual(added);
  expect(diff.removed.map(({ certificate }) => certificate.serialNumber)).toEqual(removed);
});
