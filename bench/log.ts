import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logRules } from '../src/diagnosis/log/families/index.ts';
import { writeAgentLog } from './agent-log.ts';
import { shell } from './command.ts';
import { timePair } from './pair.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

const megabytes = 100;

// Where the output is the null device grep ends with the first line that fits.
const search = '"$1" -c -E -f "$2" "$3" | cat';

/** `diagnose --log` of an agent's log, plain and compressed, against a search for the words that it looks for. */
export async function measureLog({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const log = join(directory, 'agent.log');
  writeAgentLog(log, megabytes * 1e6);
  const words = join(directory, 'words');
  writeFileSync(words, [...new Set(logRules.map(({ hint }) => `${escaped(hint)}\n`))].join(''));
  const row = (file: string, program: string, goal: number): Promise<Row> =>
    timePair({
      name: `diagnose --log, ${megabytes} MB${file === log ? '' : ' in gzip'}`,
      rival: `${program} -E of its words`,
      own: () => ({ ...cabundle('diagnose', '--log', file), exitCodes: [2] }),
      other: () => shell(search, program, words, file),
      rounds: 5,
      goal,
      needs: [program],
    });
  return [await row(log, 'grep', 3), await row(`${log}.gz`, 'zgrep', 2)];
}

/** The text alone, as an extended regular expression (POSIX). */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
