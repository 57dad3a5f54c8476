import type { LogFileRead } from '../../agent/log/log-file.ts';
import { readLogFolder } from '../../agent/log/log-folder.ts';
import { collectLog } from '../../diagnosis/log/collect-log.ts';
import type { LogSummary } from '../../diagnosis/log/log-summary.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import { cleanerOf } from '../../report/cleaner.ts';

/** The log of an agent, read: what it tells, and how much of it was read. */
export interface SummarisedLog {
  readonly files: readonly LogFileRead[];
  readonly summary: LogSummary;
}

/** Which part of a log is asked for. */
export interface SummariseOptions {
  /** The folder in which the host's files stand. */
  readonly root?: string;
  /** Milliseconds since 1970; older lines are passed over, where they tell their time. */
  readonly since?: number;
  /** A log may hold their logins in forms that only those who know them recognise. */
  readonly proxies?: readonly Proxy[];
}

/** Reads the logs in the folder of an agent, rotations included, the oldest first. Nothing is thrown for what cannot be read. */
export async function summariseLog(folder: string, { root = '/', since, proxies = [] }: SummariseOptions = {}): Promise<SummarisedLog> {
  const collection = collectLog({ since, clean: cleanerOf(proxies) });
  const files = await readLogFolder(root, folder, {
    onLine: (line, number, file) => collection.read(line, { file, line: number }),
    onEnd: collection.endOfLog,
  });
  return { files, summary: collection.summary() };
}
