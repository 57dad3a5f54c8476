import { describe, expect, it } from 'vitest';
import { integer, octets } from '../../fixtures/der.ts';
import { pemOf } from '../../fixtures/lab/authority.ts';
import { judge } from '../../src/bundle/judge.ts';
import { merge } from '../../src/bundle/merge.ts';
import { originText } from '../../src/bundle/origin.ts';
import type { BundleEntry } from '../../src/bundle/read.ts';
import { entriesOf, handmadePem } from './entries.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const serial = (number: number) => handmadePem({ serialNumber: integer(number) });
const leaf = handmadePem({ extensions: Buffer.alloc(0) });
const bad = pemOf('CERTIFICATE', octets('30 00'));
const places = (list: readonly Pick<BundleEntry, 'origin'>[]) => list.map(({ origin }) => originText(origin));

describe('a merge', () => {
  it('accounts for every block of every source', () => {
    const files = [
      { path: 'a.pem', text: serial(1) + leaf + serial(2) },
      { path: 'b.pem', text: bad + serial(1) + serial(3) },
      { path: 'c.pem', text: '' },
    ];
    const { bundle, duplicates, rejected, refused, entries } = merge(files, { now });
    expect(bundle.map(({ certificate }) => certificate.serialNumber)).toEqual(['01', '02', '03']);
    expect(places(bundle).map((place) => place.replace(/:\d+/, ''))).toEqual(['a.pem #1', 'a.pem #3', 'b.pem #3']);
    expect(places(duplicates)).toEqual(['b.pem:4 #2']);
    expect(rejected.map(({ findings }) => findings.map(({ id }) => id))).toEqual([['not-a-ca']]);
    expect(refused.map(({ origin, id }) => `${originText(origin)} ${id}`)).toEqual(['b.pem:1 #1 malformed', 'c.pem no-certificate']);
    expect(entries).toHaveLength(bundle.length + duplicates.length + rejected.length);
  });

  it('tells a rejected certificate each time it meets it', () => {
    expect(merge([{ path: 'a.pem', text: leaf + leaf }], { now })).toMatchObject({ bundle: [], duplicates: [], rejected: { length: 2 } });
  });

  it('depends on the moment that it is asked for', () => {
    const files = [{ path: 'a.pem', text: serial(1) }];
    expect(merge(files, { now: Date.parse('2025-12-31T23:59:59Z') }).rejected).toHaveLength(1);
    expect(merge(files, { now: Date.parse('2036-01-01T00:00:01Z') }).rejected).toHaveLength(1);
    expect(merge(files, { now }).bundle).toHaveLength(1);
  });

  it('of nothing is nothing', () => {
    expect(merge([], { now })).toEqual({ bundle: [], duplicates: [], rejected: [], refused: [], entries: [] });
  });
});

describe('a certificate that is judged', () => {
  const judged = (text: string) => entriesOf(text).map((entry) => judge(entry, { now }));

  it('is accepted without a finding', () => {
    expect(judged(serial(1))).toMatchObject([{ isAccepted: true, findings: [], origin: { path: 'corp.pem', block: 1, line: 1 } }]);
  });

  it('is not accepted with an error', () => {
    const findings = [{ id: 'not-a-ca', level: 'error', detail: 'it has no basic constraints' }];
    expect(judged(leaf)).toMatchObject([{ isAccepted: false, findings }]);
  });
});
