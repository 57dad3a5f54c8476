import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { families } from '../../fixtures/sabotage/faults/index.ts';
import { harmless } from '../../fixtures/sabotage/harmless.ts';
import { type Lab, startLab } from '../../fixtures/sabotage/lab.ts';
import { type Outcome, sabotage } from '../../fixtures/sabotage/outcome.ts';
import { pairs } from '../../fixtures/sabotage/pairs.ts';
import { diagnoseScene } from '../../fixtures/sabotage/run-fault.ts';
import { sabotagePage } from '../../packaging/sabotage-page.ts';

const faults = families.flatMap((family) => family.faults);
let lab: Lab;
let found: Awaited<ReturnType<typeof sabotage>>;

beforeAll(async () => {
  lab = await startLab();
  found = await sabotage(lab);
}, 120_000);
afterAll(() => lab.close());

/** Ids of causes that none of the faults explains. */
function foreign({ faults: injected, causes }: Outcome): readonly string[] {
  const own = injected.flatMap(({ expected, beside = [] }) => [expected, ...beside]);
  return causes.filter(({ id }) => !own.includes(id)).map(({ id }) => id);
}

describe('on the good lab', () => {
  it.each(harmless)('diagnose names no cause: $injected', async ({ inject }) => {
    const { causes, code } = await diagnoseScene(lab, [{ inject }]);
    expect(causes).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('of one thing that is broken', () => {
  it.each(faults)('diagnose names $expected first: $id', (fault) => {
    const outcome = found.singles.find(({ faults: [injected] }) => injected === fault);
    const [first] = outcome?.causes ?? [];
    expect(first?.id).toBe(fault.expected);
    if (fault.proxies) expect(first?.proxies).toEqual(fault.proxies);
    expect(outcome?.causes.map(({ id }) => id)).toEqual(expect.arrayContaining([...(fault.beside ?? [])]));
    expect(outcome && foreign(outcome)).toEqual([]);
    expect(outcome?.code).toBe(first?.severity === 'critical' ? 2 : 1);
  });
});

describe('of two things that are broken', () => {
  it.each(pairs)('diagnose names both: $0.id and $1.id', (...both) => {
    const outcome = found.pairs.find(({ faults: injected }) => both.every((fault) => injected.includes(fault)));
    expect(outcome?.causes.map(({ id }) => id)).toEqual(expect.arrayContaining(both.map(({ expected }) => expected)));
    expect(outcome && foreign(outcome)).toEqual([]);
  });
});

it('the page of the suite says what the suite has found (npm run docs makes it)', () => {
  expect(readFileSync('docs/sabotage.md', 'utf8')).toBe(`${sabotagePage(found)}\n`);
});
