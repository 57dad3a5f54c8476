import { goals } from './goals.ts';
import type { Inspected } from './inspected.ts';
import { maxCaseMs } from './inspected.ts';
import type { Disagreement, Part } from './result.ts';
import { tableText } from './table.ts';

interface Named {
  readonly id: string;
  readonly answer: Inspected;
}

/** Every case is answered: no crash, and none takes longer than a second; the gray ones count here too. */
export function compareAnswered(cases: readonly Named[]): Part {
  const times = cases.map(({ answer }) => answer.ms).toSorted((left, right) => left - right);
  const bad = cases.flatMap(badness);
  return {
    title: 'answered: no crash, no hang',
    table: tableText(
      ['cases', 'crashes', `over ${maxCaseMs} ms`, 'median ms', '99th of 100', 'slowest'],
      [
        [
          cases.length,
          cases.filter(({ answer }) => answer.crash !== undefined).length,
          cases.filter(({ answer }) => answer.ms > maxCaseMs).length,
          ...[0.5, 0.99, 1].map((share) => (times[Math.ceil(share * times.length) - 1] ?? 0).toFixed(1)),
        ],
      ],
    ),
    measures: [{ name: 'cases answered', count: cases.length - bad.length, of: cases.length, goal: goals.answered }],
    disagreements: bad,
  };
}

function badness({ id, answer: { crash, ms } }: Named): readonly Disagreement[] {
  if (crash !== undefined) return [{ id: `${id} crash`, what: crash }];
  return ms > maxCaseMs ? [{ id: `${id} slow`, what: `${Math.round(ms)} ms` }] : [];
}
