import { beforeAll, describe, expect, it } from 'vitest';
import { octets } from '../../fixtures/der.ts';
import { intermediate, pemOf, root } from '../../fixtures/lab/authority.ts';
import type { SourceFile } from '../../src/bundle/entry.ts';
import { type JudgeContext, judge } from '../../src/bundle/judge.ts';
import { type Merge, merge as mergeContents } from '../../src/bundle/merge.ts';
import { originText } from '../../src/bundle/origin.ts';
import { readBundle } from '../../src/bundle/read.ts';
import { entriesOf, handmadePem, now, places, serial } from './entries.ts';

const leaf = handmadePem({ extensions: Buffer.alloc(0) });
const bad = pemOf('CERTIFICATE', octets('30 00'));

async function merge(files: readonly SourceFile[], context: JudgeContext = { now }): Promise<Merge> {
  return mergeContents(await Promise.all(files.map((file) => readBundle(file, { withNotedSources: true }))), context);
}

describe('a merge', () => {
  it('accounts for every block of every source', async () => {
    const files = [
      { path: 'a.pem', text: serial(1) + leaf + serial(2) },
      { path: 'b.pem', text: bad + serial(1) + serial(3).replace(/^/gm, ' ') },
      { path: 'c.pem', text: '' },
    ];
    const { bundle, duplicates, rejected, refused, repairs, entries, superseded } = await merge(files);
    expect(bundle.map(({ certificate }) => certificate.serialNumber)).toEqual(['01', '02', '03']);
    expect(places(bundle).map((place) => place.replace(/:\d+/, ''))).toEqual(['a.pem #1', 'a.pem #3', 'b.pem #3']);
    expect(places(duplicates)).toEqual(['b.pem:4 #2']);
    expect(rejected.map(({ findings }) => findings.filter(({ level }) => level === 'error').map(({ id }) => id))).toEqual([['not-a-ca']]);
    expect(refused.map(({ origin, id }) => `${originText(origin)} ${id}`)).toEqual(['b.pem:1 #1 malformed', 'c.pem no-certificate']);
    expect(repairs.map(({ origin, id }) => `${originText(origin)} ${id}`)).toEqual(['b.pem:14 #3 indented']);
    expect(entries).toHaveLength(bundle.length + duplicates.length + superseded.length + rejected.length);
  });

  it('tells a rejected certificate each time it meets it', async () => {
    const merged = await merge([{ path: 'a.pem', text: leaf + leaf }]);
    expect(merged).toMatchObject({ bundle: [], duplicates: [], rejected: { length: 2 } });
  });

  it('depends on the moment that it is asked for', async () => {
    const files = [{ path: 'a.pem', text: serial(1) }];
    expect((await merge(files, { now: Date.parse('2025-12-31T23:59:59Z') })).rejected).toHaveLength(1);
    expect((await merge(files, { now: Date.parse('2036-01-01T00:00:01Z') })).rejected).toHaveLength(1);
    expect((await merge(files)).bundle).toHaveLength(1);
  });

  it('of nothing is nothing', async () => {
    expect(await merge([])).toEqual({ bundle: [], duplicates: [], superseded: [], rejected: [], refused: [], repairs: [], entries: [] });
  });

  it('names every source of a certificate once, in the order in which they were met', async () => {
    const files = ['b.pem', 'a.pem', 'b.pem'].map((path) => ({ path, text: serial(1) }));
    expect((await merge(files)).bundle.map(({ sources }) => sources)).toEqual([['b.pem', 'a.pem']]);
  });

  it('takes the sources that a bundle notes in the place of the bundle itself', async () => {
    const files = [
      { path: 'live.crt', text: `# Source: gate.pem\n# Source: office.pem\n${serial(1)}${serial(2)}` },
      { path: 'gate.pem', text: serial(1) + serial(2) },
    ];
    expect((await merge(files)).bundle.map(({ sources }) => sources)).toEqual([
      ['gate.pem', 'office.pem'],
      ['live.crt', 'gate.pem'],
    ]);
  });
});

describe('a renewal under the same key', () => {
  let old = '';
  let renewed = '';
  let files: readonly SourceFile[] = [];
  beforeAll(async () => {
    const first = await root({ notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01'), serialNumber: '4b01' });
    old = first.pem;
    renewed = (await root({ keys: first.keys, notBefore: new Date('2026-06-01'), notAfter: new Date('2030-01-01'), serialNumber: '4b02' }))
      .pem;
    files = [{ path: 'a.pem', text: old + renewed }];
  });

  it('takes the place of the old certificate, which is told and counted', async () => {
    const { bundle, superseded, rejected } = await merge(files);
    expect(places(bundle).map((place) => place.replace(/:\d+/, ''))).toEqual(['a.pem #2']);
    expect(places(superseded)).toEqual(['a.pem:1 #1']);
    expect(rejected).toEqual([]);
    expect(superseded.flatMap(({ findings }) => findings.map(({ id, level }) => `${level} ${id}`))).toContain('notice superseded');
  });

  it('does not before it is valid itself', async () => {
    const { rejected, superseded, bundle } = await merge(files, { now: Date.parse('2026-03-01') });
    expect([places(bundle), places(superseded), rejected.length]).toEqual([['a.pem:1 #1'], [], 1]);
  });

  it('stands beside it where a waiver says so', async () => {
    const [entry] = await entriesOf(old);
    if (!entry) throw new Error('no certificate was read');
    const waiver = { rule: 'superseded', sha256: entry.certificate.sha256, until: now + 1, reason: 'gate 3 sends it', line: 1 };
    const { bundle, superseded } = await merge(files, { now, waivers: [waiver] });
    expect([bundle.length, superseded.length]).toEqual([2, 0]);
  });
});

describe('a certificate that is judged', () => {
  const judged = async (text: string) => judge(await entriesOf(text), { now });

  it('is accepted without a finding', async () => {
    const { pem } = await root();
    expect(await judged(pem)).toMatchObject([{ isAccepted: true, findings: [], origin: { path: 'corp.pem', block: 1, line: 1 } }]);
  });

  it('is not accepted with an error', async () => {
    const [entry] = await judged(leaf);
    expect(entry).toMatchObject({ isAccepted: false });
    expect(entry?.findings).toContainEqual({ id: 'not-a-ca', level: 'error', detail: expect.stringContaining('basic constraints') });
  });

  it('that is rejected by itself is nobody’s issuer', async () => {
    const parent = await root({ notAfter: new Date('2026-06-01') });
    const child = await intermediate(parent);
    const [old, entry] = await judged(parent.pem + child.pem);
    expect(old?.findings.map(({ id }) => id)).toContain('expired');
    expect(entry?.findings.map(({ id }) => id)).toContain('issuer-missing');
  });
});
