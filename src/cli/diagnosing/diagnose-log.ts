import { type LogFileRead, readLogStream } from '../../agent/log/log-file.ts';
import type { LogListener } from '../../agent/log/log-folder.ts';
import { readNamedLog } from '../../agent/log/named-log.ts';
import { collectLog } from '../../diagnosis/log/collect-log.ts';
import { logReport } from '../../report/diagnosing/log-report.ts';
import { logText } from '../../report/text/log-text.ts';
import type { CommandResult } from '../commands/result.ts';
import { instant, usage } from '../values.ts';
import type { World } from '../world.ts';
import { into } from './summarise-log.ts';

/** Options of `diagnose --log`, as the command line gives them. */
export interface LogOptions {
  /** Files, folders of logs with their rotations, `-` for standard input. */
  readonly log: readonly string[];
  readonly verbose?: boolean;
  /** A date or an instant: older lines are passed over. */
  readonly since?: string;
}

/** Says why connections failed, from logs alone. What the user names is read as it is named. Fails: `usage`. */
export async function diagnoseLog({ log, since, verbose = false }: LogOptions, world: World): Promise<CommandResult> {
  if (log.filter((path) => path === '-').length > 1)
    throw usage('standard input is named twice as --log', 'name - once; what is piped in may hold several logs');
  const collection = collectLog({ since: since === undefined ? undefined : instant(since, '--since') });
  const listener = into(collection);
  const files: LogFileRead[] = [];
  for (const path of log) files.push(...(path === '-' ? [await readStdin(world, listener)] : await readNamedLog(path, listener)));
  const report = logReport(files, collection.summary());
  return { report, text: () => logText(report, { isVerbose: verbose, columns: world.screen()?.columns() }) };
}

async function readStdin({ stdin }: World, { onLine, onEnd }: LogListener): Promise<LogFileRead> {
  const read = await readLogStream(stdin(), '-', (line, number) => onLine(line, number, '-'));
  onEnd();
  return read;
}
