import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Family } from '../../fixtures/sabotage/faults/index.ts';
import { type Lab, startLab } from '../../fixtures/sabotage/lab.ts';
import { type Outcome, outcomesOf } from '../../fixtures/sabotage/outcome.ts';
import { familySection } from '../../packaging/sabotage-page.ts';

/** Long enough for all faults of a file on a busy machine. */
export const allFaultsMs = 180_000;

/** The page that shows what the suite finds. */
export function page(): string {
  return readFileSync('docs/sabotage.md', 'utf8');
}

/** Ids of causes that none of the faults explains. */
export function foreign({ faults, causes }: Outcome): readonly string[] {
  const own = faults.flatMap(({ expected, beside = [] }) => [expected, ...beside]);
  return causes.filter(({ id }) => !own.includes(id)).map(({ id }) => id);
}

/** Has each fault of these families injected, and its cause named. */
export function testFamilies(families: readonly Family[]): void {
  let lab: Lab;
  let outcomes: readonly Outcome[];

  beforeAll(async () => {
    lab = await startLab();
    const faults = families.flatMap((family) => family.faults.map((fault) => [fault]));
    outcomes = await outcomesOf(lab, faults);
  }, allFaultsMs);
  afterAll(() => lab.close());

  describe.each(families)('where one thing is broken, diagnose names it first: $title', (family) => {
    it.each(family.faults)('$injected: $expected', (fault) => {
      const outcome = outcomes.find(({ faults }) => faults.includes(fault));
      const ids = outcome?.causes.map(({ id }) => id);
      expect(ids?.[0]).toBe(fault.expected);
      if (fault.proxies) expect(outcome?.causes[0]?.proxies).toEqual(fault.proxies);
      expect(ids).toEqual(expect.arrayContaining([...(fault.beside ?? [])]));
      expect(outcome && foreign(outcome)).toEqual([]);
      expect(outcome?.code).toBe(fault.code ?? (outcome?.causes[0]?.severity === 'critical' ? 2 : 1));
    });

    it('the page of the suite says the same (npm run docs makes it)', () => {
      const own = outcomes.filter(({ faults }) => faults.some((fault) => family.faults.includes(fault)));
      expect(page()).toContain(`${familySection(family, own)}\n`);
    });
  });
}
