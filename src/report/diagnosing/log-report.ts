import type { LogFileRead } from '../../agent/log/log-file.ts';
import type { LoggedCause, LogSummary } from '../../diagnosis/log/log-summary.ts';
import type { LoggedId } from '../../diagnosis/log/logged-ids.ts';
import { loggedExplanation } from '../explaining/logged-explanation.ts';
import { settingText } from '../explaining/setting-texts.ts';
import type { DiagnoseLogReport, Status } from '../report.ts';
import { instantText } from '../rows.ts';
import { shellLine } from '../shell-line.ts';
import { counted } from '../text/columns.ts';
import type { CauseRow } from './cause-row.ts';
import type { LogFileRow, LoggedRow, LogRows } from './log-rows.ts';
import { logVerdict } from './log-verdict.ts';

/** The report of `diagnose --log`: critical where a cause is current, a warning where all went well again, unknown where nothing could be read. */
export function logReport(files: readonly LogFileRead[], summary: LogSummary): DiagnoseLogReport {
  const causes = summary.causes.map(causeRow);
  const { histogram } = summary;
  const status = statusOf(causes, files, summary);
  return {
    schemaVersion: 1,
    command: 'diagnose',
    status,
    verdict: logVerdict(summary, causes, files),
    causes,
    ...logRead(files, summary),
    histogram: {
      unit: histogram.unit,
      periods: histogram.periods.map(({ start, counts }) => ({
        start: instantText(start),
        counts: Object.entries(counts).map(([id, count]) => ({ id, count })),
      })),
      cut: histogram.isCut,
    },
  };
}

/** What logs tell, without what follows from it. */
export function logRead(files: readonly LogFileRead[], summary: LogSummary): Omit<LogRows, 'verdict' | 'causes' | 'histogram'> {
  const { causes, lines, recognised, successes, first, last } = summary;
  const rows = { logged: causes.map(loggedRow), files: files.map(fileRow) };
  return { ...rows, lines, recognised, successes, first: timeText(first), last: timeText(last) };
}

function statusOf(causes: readonly CauseRow[], files: readonly LogFileRead[], { lines, recognised }: LogSummary): Status {
  if (causes.some(({ severity }) => severity === 'critical')) return 'critical';
  if (files.some(({ state }) => state === 'unreadable') || (lines > 0 && recognised === 0)) return 'unknown';
  return causes.length > 0 ? 'warning' : 'ok';
}

/** The way is open where the platform itself answers, whatever it answers. */
const statuses: ReadonlySet<LoggedId> = new Set(['status-not-ok', 'status-not-platform']);

function causeRow(cause: LoggedCause): CauseRow {
  const { id } = cause;
  const text = loggedExplanation(id);
  const setting = cause.isSetting ? settingText(id) : undefined;
  return {
    id,
    severity: cause.state === 'current' && !cause.isSetting && !statuses.has(id) ? 'critical' : 'warning',
    title: setting?.broken ?? text?.title ?? id,
    leg: cause.leg ?? null,
    proxies: [],
    evidence: [metText(cause), ...cause.examples.map(({ file, line, text: words }) => `${file}:${line}: ${words}`)],
    consequence: cause.isSetting ? (setting?.forAgent ?? null) : consequences[cause.state],
    remedy: text?.remedy ?? `cabundle explain ${id}`,
    command: cause.state === 'current' ? commandFor(cause) : null,
  };
}

const consequences: Readonly<Record<LoggedCause['state'], string | null>> = {
  current: null,
  past: 'nothing now: later connections went well',
  'failed-over': 'the agent goes on to the next proxy, which works; while that fails too, it is cut off',
};

/** How often a cause was met, when, through which proxies and to which hosts. */
export function metText({ count, first, last, proxies, hosts }: LoggedCause): string {
  const times = first === undefined || last === undefined ? '' : spanText(first, last);
  const through = proxies.length > 0 ? `, through ${proxies.join(' and ')}` : '';
  const to = hosts.length > 0 ? `, to ${hosts.join(' and ')}` : '';
  return `${counted(count, 'time')}${times}${through}${to}`;
}

function spanText(first: number, last: number): string {
  return first === last ? `, at ${instantText(first)}` : `, from ${instantText(first)} to ${instantText(last)}`;
}

/** For the host that the log is from. */
function commandFor({ id, isSetting, examples }: LoggedCause): string {
  if (id === 'bundle-not-loaded' || id === 'bundle-missing') return shellLine(['cabundle', 'check', ...fileIn(examples.at(-1)?.text)]);
  return isSetting ? 'cabundle proxies' : 'cabundle diagnose';
}

/** The file that curl could not load, where its words are whole; else it is taken for that of the agent. */
function fileIn(words = ''): readonly string[] {
  const [, file] =
    /^error (?:setting certificate file|adding trust anchors from file): (\/[^\0-\x1f\x7f]{1,140})$/.exec(words.trimEnd()) ?? [];
  return file === undefined || /…$|\*\*\*/.test(file) ? [] : [file];
}

function loggedRow({ id, state, count, first, last, proxies, hosts, examples }: LoggedCause): LoggedRow {
  return { id, state, count, first: timeText(first), last: timeText(last), proxies, hosts, examples };
}

function fileRow({ file, state, why, lines, bytes }: LogFileRead): LogFileRow {
  return { file, state, why: why ?? null, lines, bytes };
}

function timeText(time: number | undefined): string | null {
  return time === undefined ? null : instantText(time);
}
