import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { families } from '../../fixtures/sabotage/faults/index.ts';
import { harmless } from '../../fixtures/sabotage/harmless.ts';
import { type Lab, startLab } from '../../fixtures/sabotage/lab.ts';
import { type Outcome, outcomesOf } from '../../fixtures/sabotage/outcome.ts';
import { pairs } from '../../fixtures/sabotage/pairs.ts';
import { diagnoseScene } from '../../fixtures/sabotage/run-fault.ts';
import { introduction, pairsSection } from '../../packaging/sabotage-page.ts';
import { allFaultsMs, foreign, page } from './families.ts';

let lab: Lab;
let outcomes: readonly Outcome[];

beforeAll(async () => {
  lab = await startLab();
  outcomes = await outcomesOf(lab, pairs);
}, allFaultsMs);
afterAll(() => lab.close());

describe('on the good lab', () => {
  it.each(harmless)('diagnose names no cause: $injected', async ({ inject }) => {
    const { causes, code } = await diagnoseScene(lab, [{ inject }]);
    expect(causes).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('where two things are broken', () => {
  it.each(pairs.map(([one, other]) => ({ one, other })))('diagnose names both: $one.id, $other.id', ({ one, other }) => {
    const outcome = outcomes.find(({ faults }) => faults.includes(one) && faults.includes(other));
    expect(outcome?.causes.map(({ id }) => id)).toEqual(expect.arrayContaining([one.expected, other.expected]));
    expect(outcome && foreign(outcome)).toEqual([]);
  });
});

describe('the page of the suite', () => {
  it('says what was found of pairs (npm run docs makes it)', () => expect(page()).toContain(`${pairsSection(outcomes)}\n`));

  it('holds nothing else', () => {
    expect(page().startsWith(`${introduction()}\n`)).toBe(true);
    const headings = [...page().matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(headings).toEqual([...families.map(({ title }) => title), 'Two at once']);
  });
});

it('every fault has an id of its own', () => {
  const ids = families.flatMap(({ faults }) => faults.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
