import { printable } from '../printable.ts';
import type { ProbeReport, WayRow } from '../report.ts';
import { columns } from './columns.ts';
import { subjectName } from './findings.ts';

/** `probe` for people: a table of the proxies, the cause and next step of each that fails, and what the agent would do. */
export function probeText(report: ProbeReport): string {
  const table = columns([['', 'PROXY', 'STATUS', 'TIME', 'RESULT'], ...report.proxies.map(tableRow)]);
  const causes = report.proxies.filter(({ cause }) => cause !== null).flatMap(causeLines);
  return [
    `target ${printable(report.target)}, trusting exactly ${printable(report.bundle.path)}${report.setBy ? `, proxies from ${report.setBy}` : ''}`,
    '',
    ...table,
    ...(causes.length > 0 ? ['', ...causes] : []),
    '',
    agentSentence(report),
    '',
  ].join('\n');
}

function tableRow(way: WayRow): readonly string[] {
  const totalMs = way.legs.reduce((sum, { ms }) => sum + ms, 0);
  const time = way.legs.length > 0 ? `${Math.round(totalMs)} ms` : '-';
  return [wayName(way), printable(way.proxy), way.status, time, result(way)];
}

function result(way: WayRow): string {
  if (way.status === 'ignored') return printable(way.detail ?? '');
  if (way.anchor) {
    const partial = way.partialChain ? ', a partial chain: it is no root' : '';
    return `trusted by ${subjectName(way.anchor.subject)} (line ${way.anchor.line}${partial})${way.cause === null ? '' : `; ${way.cause}`}`;
  }
  return way.cause ?? 'trusted';
}

function causeLines(way: WayRow): readonly string[] {
  return [
    `${way.status === 'warning' ? 'warning' : 'error'}  ${wayName(way)}: ${way.cause}`,
    `  why:  ${printable(way.detail ?? '')}`,
    `  next: ${way.remedy ?? ''}`,
  ];
}

function wayName({ index }: WayRow): string {
  return index === 'direct' ? 'direct' : `proxy ${index}`;
}

function agentSentence({ route, proxies }: ProbeReport): string {
  const way = proxies.find(({ index }) => index === route.uses);
  if (!proxies.some(({ index }) => index !== 'direct'))
    return way ? 'Without a proxy the agent would go direct.' : 'The direct connection does not work, and no proxy is configured.';
  if (route.uses === null || !way) return 'No proxy works. The agent would then try a direct connection, if it is allowed to fail open.';
  if (route.uses === 'direct') return 'No proxy works. The agent would go direct, if it is allowed to fail open.';
  return `The agent would use proxy ${route.uses} (${printable(way.proxy)}).`;
}
