import { collectLog } from '../../../src/diagnosis/log/collect-log.ts';
import type { LogSummary } from '../../../src/diagnosis/log/log-summary.ts';

/** What a log of these lines tells. */
export function toldBy(text: string): LogSummary {
  const collection = collectLog();
  for (const [i, line] of text.split('\n').entries()) collection.read(line, { file: 'a.log', line: i + 1 });
  collection.endOfLog();
  return collection.summary();
}

/** The ids of its causes, with how often each was met. */
export function causesIn(text: string): readonly string[] {
  return toldBy(text).causes.map(({ id, count }) => `${id} ${count}`);
}

/** A line as the agent writes it, so many seconds after ten o'clock. */
export function agentSays(second: number, message: string, level = 'Error'): string {
  const time = new Date(Date.UTC(2024, 5, 21, 10, 0, 0) + second * 1000).toISOString().replace('T', ' ').replace('Z', ' +0000');
  return `${time} [qualys-cloud-agent][1234]:[${level}]:${message}`;
}
