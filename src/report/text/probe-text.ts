import { printable } from '../printable.ts';
import type { WayRow } from '../probing/probe-rows.ts';
import type { ProbeReport } from '../report.ts';
import { agentSentences } from './agent-sentences.ts';
import { columns } from './columns.ts';
import { subjectName } from './findings.ts';
import { causeTexts } from './probe-causes.ts';
import { curlSentences } from './probe-curl.ts';
import { legTexts } from './probe-legs.ts';
import { wayName } from './way-name.ts';

/** `probe` for people: a table of the proxies, the cause and next step of each that fails, and what the agent would do. */
export function probeText(
  report: ProbeReport,
  { isVerbose = false, isCurlAsked = false }: { readonly isVerbose?: boolean; readonly isCurlAsked?: boolean } = {},
): string {
  const { proxies, bundle, setBy } = report;
  const targets = report.targets.map(({ target }) => printable(target));
  const causes = causeTexts(proxies, targets.length > 1);
  const legs = isVerbose ? proxies.flatMap((way) => legTexts(way, bundle.path)) : [];
  return [
    `${targets.length > 1 ? 'targets' : 'target'} ${targets.join(', ')}, trusting exactly ${printable(bundle.path)}${setBy ? `, proxies from ${printable(setBy)}` : ''}`,
    ...loadError(bundle),
    '',
    ...table(proxies, targets.length > 1),
    ...(causes.length > 0 ? ['', ...causes] : []),
    ...legs,
    '',
    ...(report.cutShort ? [cutShortSentence(report)] : []),
    ...(isCurlAsked ? curlSentences(proxies) : []),
    ...agentSentences(report),
    '',
  ].join('\n');
}

/** Told also where no way comes so far that it matters. */
function loadError({ path, loadError: fault }: ProbeReport['bundle']): readonly string[] {
  if (!fault) return [];
  return [
    '',
    `error  ${printable(path)}: it does not load, so nothing is trusted`,
    `  why:  ${printable(fault.why)} (line ${fault.line})`,
    '  next: run cabundle check on it, mend or remove the block that it names, or merge the bundle anew',
  ];
}

/** Where there are several targets a column names them, and each proxy only in its first row. */
function table(proxies: readonly WayRow[], hasTargets: boolean): readonly string[] {
  const rows = proxies.map((way, i) => {
    const isFirst = proxies[i - 1]?.index !== way.index;
    return [
      ...(isFirst ? [wayName(way), printable(way.proxy)] : ['', '']),
      ...(hasTargets ? [printable(way.target ?? '')] : []),
      ...cells(way),
    ];
  });
  return columns([['', 'PROXY', ...(hasTargets ? ['TARGET'] : []), 'STATUS', 'TIME', 'RESULT'], ...rows]);
}

function cells(way: WayRow): readonly string[] {
  const totalMs = way.legs.reduce((sum, { ms }) => sum + ms, 0);
  return [way.status, way.legs.length > 0 ? `${Math.round(totalMs)} ms` : '-', result(way)];
}

function result(way: WayRow): string {
  if (way.status === 'ignored' || way.status === 'cancelled') return printable(way.detail ?? '');
  const verdict = way.interception?.verdict ?? 'unknown';
  const interception = verdict === 'unknown' ? '' : `; ${verdict === 'intercepted' ? 'intercepted' : 'passed through'}`;
  return `${trust(way)}${interception}`;
}

function trust({ anchor, partialChain, cause }: WayRow): string {
  if (!anchor) return cause ?? 'trusted';
  const partial = anchor.isRoot ? '' : ', a partial chain: it is no root';
  const proxy = partialChain && anchor.isRoot ? '; the proxy itself by a partial chain' : '';
  return `trusted by ${subjectName(anchor.subject)} (line ${anchor.line}${partial})${proxy}${cause === null ? '' : `; ${cause}`}`;
}

function cutShortSentence({ cutShort, proxies }: ProbeReport): string {
  const count = proxies.filter(({ status }) => status === 'cancelled').length;
  const rest = count > 0 ? `${count} of ${proxies.length} not finished` : 'every way was finished, what is compared with them was not';
  return `The run was ended ${cutShort === 'deadline' ? 'by its deadline' : 'by hand or by a signal'}: ${rest}.`;
}
