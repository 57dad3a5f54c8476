import { qualysCloudAgent } from '../../agent/profile.ts';
import { liveGeneration, readHistory } from '../../bundle/store/history.ts';
import { published } from '../../bundle/store/publish.ts';
import { Failure } from '../../failure.ts';
import { historyReport } from '../../report/history-report.ts';
import { historyText } from '../../report/text/history-text.ts';
import { hostPath, type RootOptions } from '../host-root.ts';
import type { CommandResult } from './result.ts';

/** Options of `history`, as the command line gives them. */
export interface HistoryOptions extends RootOptions {
  readonly bundle?: string;
}

/** Lists the generations of a bundle, and which of them is live. */
export async function history(options: HistoryOptions): Promise<CommandResult> {
  const bundle = options.bundle ?? hostPath(qualysCloudAgent.bundlePath, options);
  const content = await published(bundle);
  const read = await readHistory(bundle);
  if (content === undefined && read.generations.length + read.damaged.length === 0) throw noBundle(bundle);
  const report = historyReport({ ...read, bundle, isThere: content !== undefined, live: liveGeneration(read, content) });
  return { report, text: () => historyText(report) };
}

function noBundle(path: string): Failure {
  return new Failure({
    code: 'no-bundle',
    what: `cannot tell the history of "${path}"`,
    why: 'there is no such file, and no generation of it',
    next: 'check the path; name another bundle with --bundle',
  });
}
