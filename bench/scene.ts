import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from './command.ts';

/** Where a run of the bench takes place. */
export interface Scene {
  /** A folder of its own, removed at the end. */
  readonly directory: string;
  /** The executable with these arguments. */
  readonly cabundle: (...args: readonly string[]) => Command;
  /** When the executable was built, and its size. */
  readonly executableText: string;
}

const built = join(import.meta.dirname, '../dist/cabundle.cjs');

/** Runs `act` in a scene, with the executable as the build left it. */
export async function withScene(act: (scene: Scene) => Promise<void>): Promise<void> {
  if (!existsSync(built)) return void process.stderr.write('nothing to measure: dist/cabundle.cjs is missing; run npm run build first\n');
  const directory = mkdtempSync(join(tmpdir(), 'cabundle-bench-'));
  try {
    const { size, mtime } = statSync(built);
    await act({
      directory,
      cabundle: (...args) => ({ file: process.execPath, args: [built, ...args] }),
      executableText: `dist/cabundle.cjs of ${mtime.toISOString().slice(0, 16)}Z, ${Math.round(size / 1000)} kB`,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
