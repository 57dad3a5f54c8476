import { describe, expect, it } from 'vitest';
import { commonName, criticalExtension, extensions, validity } from '../../fixtures/certificates.ts';
import { integer, sequence, yes } from '../../fixtures/der.ts';
import { intermediate, root } from '../../fixtures/lab/authority.ts';
import { changesOf, diffBundles } from '../../src/bundle/diff.ts';
import type { BundleEntry } from '../../src/bundle/entry.ts';
import { stillValidRemovals } from '../../src/bundle/removal.ts';
import { entriesOf, handmadePem, now, serial } from './entries.ts';

const entries = async (text: string) => (text === '' ? [] : entriesOf(text));
const bundle = (...serials: readonly number[]) => entries(serials.map(serial).join(''));
const numbers = (list: readonly BundleEntry[]) => list.map(({ certificate }) => certificate.serialNumber);

it.each([
  ['gains what is new, in its order', [1], [3, 1, 2], ['03', '02'], []],
  ['loses what is gone, in its order', [3, 1, 2], [1], [], ['03', '02']],
  ['gains and loses', [1, 2], [2, 3], ['03'], ['01']],
  ['does not change by another order', [1, 2], [2, 1], [], []],
  ['does not change by duplicates', [1, 1], [1], [], []],
  ['gains a certificate once', [], [1, 1], ['01'], []],
  ['loses a certificate once', [1, 1], [], [], ['01']],
  ['of nothing stays nothing', [], [], [], []],
])('a bundle %s', async (_, before, after, added, removed) => {
  const diff = diffBundles(await bundle(...before), await bundle(...after));
  expect(numbers(diff.added)).toEqual(added);
  expect(numbers(diff.removed)).toEqual(removed);
});

describe('a difference in the words of people', () => {
  it('tells renewed and re-keyed certificates from those that came and went', async () => {
    const old = await root({ name: 'Gate CA', serialNumber: '01' });
    const renewed = await root({ name: 'Gate CA', keys: old.keys, serialNumber: '02' });
    const office = await root({ name: 'Office CA', serialNumber: '03' });
    const rekeyed = await root({ name: 'Office CA', serialNumber: '04' });
    const gone = await root({ name: 'Gone CA', serialNumber: '05' });
    const fresh = await root({ name: 'Fresh CA', serialNumber: '06' });
    const stays = await root({ name: 'Stays CA', serialNumber: '07' });
    const before = await entriesOf(old.pem + office.pem + gone.pem + stays.pem);
    const after = await entriesOf(stays.pem + fresh.pem + rekeyed.pem + renewed.pem);
    const changes = changesOf(diffBundles(before, after));
    const pairs = (list: typeof changes.renewed) => list.map(({ before: from, after: to }) => numbers([from, to]));
    expect([numbers(changes.added), numbers(changes.removed), pairs(changes.renewed), pairs(changes.rekeyed)]).toEqual([
      ['06'],
      ['05'],
      [['01', '02']],
      [['03', '04']],
    ]);
  });

  it('takes the renewal for the certificate of its own key, not for the first of its name', async () => {
    const one = await root({ name: 'Gate CA', serialNumber: '01' });
    const two = await root({ name: 'Gate CA', serialNumber: '02' });
    const renewed = await root({ name: 'Gate CA', keys: two.keys, serialNumber: '03' });
    const changes = changesOf(diffBundles(await entriesOf(one.pem + two.pem), await entriesOf(renewed.pem)));
    expect(changes.renewed.map(({ before, after }) => numbers([before, after]))).toEqual([['02', '03']]);
    expect([numbers(changes.removed), changes.rekeyed]).toEqual([['01'], []]);
  });

  it('pairs no certificate twice', async () => {
    const changes = changesOf(diffBundles(await bundle(1, 2, 3), await bundle(4)));
    expect([changes.renewed.length, changes.removed.length, changes.added.length]).toEqual([1, 2, 0]);
  });
});

describe('a certificate that a bundle loses', () => {
  const old = handmadePem({ validity: validity('260101000000Z', '261122000000Z') });
  const renewal = handmadePem({ serialNumber: integer(9) });
  const own = sequence(commonName('Own'));
  const rootOf = (number: number) =>
    handmadePem({
      serialNumber: integer(number),
      issuer: own,
      subject: own,
      extensions: extensions(criticalExtension('2.5.29.19', sequence(yes))),
    });
  const removed = async (before: string, after: string, at = now) =>
    numbers(stillValidRemovals(diffBundles(await entries(before), await entries(after)), await entries(after), at));

  it.each([
    ['is missed while it is valid', serial(1), '', now, ['01']],
    ['is missed in its last second', old, '', now, ['4b1d']],
    ['is not missed when it has expired', old, '', now + 1000, []],
    ['is not missed where a renewal of its key is added', rootOf(1), rootOf(9), now, []],
    [
      'is missed where only an intermediate of its name and key is added, which anybody could have written',
      serial(1),
      renewal,
      now,
      ['01'],
    ],
    [
      'is missed where that renewal is not valid yet',
      serial(1),
      handmadePem({ validity: validity('270101000000Z', '280101000000Z') }),
      now,
      ['01'],
    ],
    ['is missed where another name has its key', serial(1), handmadePem({ subject: sequence(commonName('Other')) }), now, ['01']],
  ])('%s', async (_, before, after, at, missed) => {
    expect(await removed(before, after, at)).toEqual(missed);
  });

  it('is missed where what is added has its name and another key', async () => {
    const above = await root();
    const [one, two] = [await intermediate(above, { serialNumber: '01' }), await intermediate(above, { serialNumber: '02' })];
    expect(await removed(one.pem, two.pem)).toEqual(['01']);
  });
});
