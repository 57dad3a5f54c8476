import type { LogFileRead } from '../agent/log/log-file.ts';
import type { LogSummary } from '../diagnosis/log/log-summary.ts';
import type { CauseRow } from './cause-row.ts';
import { counted } from './text/columns.ts';

/** What logs come to, in a sentence or two. */
export function logVerdict(summary: LogSummary, causes: readonly CauseRow[], files: readonly LogFileRead[]): string {
  const unread = files.filter(({ state }) => state === 'unreadable').length;
  const [first] = files.filter(({ state }) => state === 'unreadable');
  if (first && unread === files.length)
    return unread === 1
      ? `Nothing can be told of ${first.file}: ${first.why ?? 'it could not be read'}.`
      : `Nothing can be told: none of ${unread} files could be read.`;
  const more = unread > 0 ? ` ${counted(unread, 'file')} could not be read.` : '';
  return `${headOf(summary, causes)}${more}`;
}

function headOf({ lines, recognised, successes }: LogSummary, causes: readonly CauseRow[]): string {
  const [first] = causes;
  if (!first) {
    if (lines > 0 && recognised === 0)
      return `None of ${counted(lines, 'line')} is of a kind that is known here: this may be no log of the agent, of curl or of openssl.`;
    if (lines === 0) return 'There is not one line to be read: nothing failed, or nothing was saved (curl -v and openssl need 2>&1).';
    return `Nothing failed in ${counted(lines, 'line')}${successes > 0 ? `; ${counted(successes, 'connection')} went well` : ''}.`;
  }
  const current = causes.filter(({ severity }) => severity === 'critical').length;
  const look = `look first at ${first.id}: ${first.title}.`;
  if (current === 0) return `${counted(causes.length, 'cause')}, none of which cuts the agent off by the end of the log; ${look}`;
  return causes.length === 1 ? `One cause: ${first.title}.` : `${counted(causes.length, 'cause')}, ${current} of them current; ${look}`;
}
