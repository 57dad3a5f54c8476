import { type Command, run } from './command.ts';
import { absentProgram } from './machine.ts';
import type { Row } from './table.ts';

/** Two commands that do the same work, and what is asked of the first. */
export interface Pair {
  readonly name: string;
  readonly rival: string;
  /** A command is made anew for each run, so that it can begin by tidying up. */
  readonly own: () => Command;
  readonly other: () => Command;
  /** How often each is timed, after one warm-up; odd, so that the median is a value that was measured. */
  readonly rounds: number;
  /** The ratio that own / other should not exceed. */
  readonly goal?: number;
  /** Programs that the rival needs. */
  readonly needs?: readonly string[];
  readonly isToldAsSpeedUp?: boolean;
}

/** Times both commands in turn, own other own other …, so that a busy moment of the machine strikes both alike. */
export async function timePair(pair: Pair): Promise<Row> {
  const { name, rival, goal, isToldAsSpeedUp = false } = pair;
  const row: Row = { name, rival, unit: 'ms', goal, isToldAsSpeedUp };
  const absent = absentProgram(pair.needs ?? []);
  if (absent !== undefined) return { ...row, fault: `not measured: ${absent} is not installed` };
  try {
    return { ...row, ...(await timeInTurn(pair)) };
  } catch (error) {
    return { ...row, fault: `not measured: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function timeInTurn({ own, other, rounds }: Pair): Promise<Pick<Row, 'own' | 'other' | 'ratio'>> {
  const times: { readonly own: number; readonly other: number }[] = [];
  await run(own());
  await run(other());
  for (let round = 0; round < rounds; round += 1) times.push({ own: await run(own()), other: await run(other()) });
  return {
    own: median(times.map((time) => time.own)),
    other: median(times.map((time) => time.other)),
    ratio: median(times.map((time) => time.own / time.other)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
