import { printable } from '../printable.ts';
import type { DiagnoseReport } from '../report.ts';
import { counted } from './columns.ts';
import { clockText } from './probe-causes.ts';
import { wrapped } from './wrapped.ts';

/** What `diagnose` looked at, and what it saw there: a line or two each for settings, bundle, service, ways, clocks and log. */
export function lookedAt(report: DiagnoseReport, width: number): readonly string[] {
  const rows: readonly (readonly [string, string])[] = [
    ['settings', settingsText(report)],
    ['bundle', bundleText(report)],
    ['service', serviceText(report)],
    ['probe', probeText(report)],
    ['clock', clocksText(report)],
    ['log', logText(report)],
  ];
  return ['looked at:', ...rows.flatMap(([name, text]) => wrapped(printable(text), width, `  ${name.padEnd(10)}`, ' '.repeat(12)))];
}

function settingsText({ profile, root, list }: DiagnoseReport): string {
  const from = list.setBy === null ? '' : ` from ${list.setBy}`;
  const entries = `${list.count} ${list.count === 1 ? 'entry' : 'entries'} in the list${from}`;
  return `profile ${profile}, files below ${root}; ${list.known ? entries : 'the list is not known'}`;
}

function bundleText({ bundle, at }: DiagnoseReport): string {
  const { path, state, loads, anchors } = bundle;
  if (state !== 'read') return `${path ?? 'none'}: ${state}`;
  return `${path}: ${loads ? `loads with ${counted(anchors, 'certificate')}` : 'does not load'}, judged as of ${at}`;
}

function serviceText({ agent: { state, pid, startedAt } }: DiagnoseReport): string {
  if (pid === null) return state === 'absent' ? 'no process of the agent' : 'not known whether the agent runs';
  return `process ${pid}, since ${startedAt ?? 'a time that is not known'}`;
}

function probeText({ probe }: DiagnoseReport): string {
  if (!probe) return 'nobody was asked';
  const ways = probe.proxies.filter(({ status }) => status !== 'ignored');
  const good = ways.filter(({ status }) => status === 'ok').length;
  return `${counted(ways.length, 'way')} to ${probe.targets.map(({ target }) => target).join(', ')}, ${good} good`;
}

function clocksText({ probe }: DiagnoseReport): string {
  const clocks = probe?.proxies.flatMap(({ index, clocks: told }) => told.map((clock) => ({ index, ...clock }))) ?? [];
  if (clocks.length === 0) return 'no peer told its time';
  const told = clocks.map(({ index, of, aheadSeconds }) => `${of}${index === 'direct' ? '' : ` (${index})`} ${clockText(aheadSeconds)}`);
  return `against this host: ${told.join(', ')}`;
}

function logText({ log }: DiagnoseReport): string {
  if (!log) return 'there is none';
  const times = log.first !== null && log.last !== null ? `, from ${log.first} to ${log.last}` : '';
  return `${counted(log.lines, 'line')} since the last change${times}; ${counted(log.successes, 'connection')} went well, ${counted(log.logged.length, 'cause')} in it`;
}
