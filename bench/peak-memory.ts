import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, run } from './command.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

const preload = join(import.meta.dirname, 'peak-memory.cjs');

/** The highest resident memory of a command of Node in several runs; the goal is in MB (10^6 bytes). */
export async function measurePeak(
  { directory }: Scene,
  { name, own, rounds, goal }: { readonly name: string; readonly own: () => Command; readonly rounds: number; readonly goal: number },
): Promise<Row> {
  const row: Row = { name, rival: '', unit: 'MB', goal };
  const result = join(directory, 'peak-memory');
  const peaks: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { file, args } = own();
      await run({ file, args: ['--require', preload, ...args], environment: { PEAK_MEMORY_FILE: result } });
      peaks.push((Number(readFileSync(result, 'latin1')) * 1024) / 1e6);
    }
    return { ...row, own: Math.max(...peaks) };
  } catch (error) {
    return { ...row, fault: `not measured: ${error instanceof Error ? error.message : String(error)}` };
  }
}
