import { settingTexts } from '../explaining/setting-texts.ts';
import { printable } from '../printable.ts';
import type { PlaceRow, ProxiesReport, ReadingRow, SettingsFindingRow, ToldRow } from '../proxies-rows.ts';
import { columns } from './columns.ts';
import { failoverLines } from './failover-text.ts';

/** `proxies` for people: the list in force and where it comes from, what else decides the way, then what is wrong. */
export function proxiesText(report: ProxiesReport, isVerbose = false): string {
  const { reader, readerWhy, profile } = report;
  const findings = report.findings.filter(({ level }) => isVerbose || level !== 'notice');
  return [
    `${profile}, as ${reader} reads its files (${printable(readerWhy)})`,
    sourceLine(report),
    '',
    ...columns([
      ...report.proxies.map(({ index, proxy, state }) => [`proxy ${index}`, state === 'unreadable' ? '-' : printable(proxy), state]),
      ...factRows(report),
    ]),
    ...(report.readings.length > 0 ? ['', ...readingLines(report.readings)] : []),
    ...(isVerbose ? ['', ...fileLines(report)] : []),
    ...(findings.length > 0 ? ['', ...findingLines(findings)] : []),
    ...(report.failover ? ['', ...failoverLines(report.failover)] : []),
    '',
  ].join('\n');
}

function sourceLine({ variable, setAt, overrode, known, unreadable }: ProxiesReport): string {
  if (unreadable.length > 0) {
    const found = variable !== null && setAt ? `; what could be read sets ${variable}, in ${placeText(setAt)}` : '';
    return `the proxies are not known: could not read ${unreadable.map(printable).join(', ')}${found}`;
  }
  if (variable === null || !setAt) return 'no proxy is set: the agent goes direct';
  const over = overrode.length === 0 ? '' : `, in place of ${overrode.map(placeText).join(', ')}`;
  return `${variable} from ${placeText(setAt)}${over}${known ? '' : '; its value is not known without running the file'}`;
}

function factRows(report: ProxiesReport): readonly (readonly string[])[] {
  const { bypass, bundle } = report;
  const direct = bypass ? [['', `without a proxy: "${printable(bypass.entry)}"`, `${bypass.variable}, ${placeText(bypass.setAt)}`]] : [];
  return [
    ...configurationRows(report),
    ...direct,
    ['bundle', bundle === null ? '-' : printable(bundle), bundle === null ? 'no root store of the system is found' : ''],
  ];
}

function configurationRows({ configurationKnown, order, failOpen, target, sudoUser }: ProxiesReport): readonly (readonly string[])[] {
  if (!configurationKnown) return ['order', 'fail open', 'target'].map((label) => [label, '-', 'not known']);
  return [
    ['order', order.value, toldText(order)],
    ['fail open', failOpen.value ? 'yes' : 'no', toldText(failOpen)],
    target ? ['target', printable(target.value), toldText(target)] : ['target', '-', 'not configured'],
    ...(sudoUser ? [['sudo user', printable(sudoUser.value), toldText(sudoUser)]] : []),
  ];
}

function toldText({ setAt }: ToldRow<unknown>): string {
  return setAt ? placeText(setAt) : 'default';
}

function readingLines(readings: readonly ReadingRow[]): readonly string[] {
  const lists = readings.map(({ proxies }) => proxies?.join('; '));
  const isHidden = lists[0]?.includes('***') === true && lists.every((list) => list === lists[0]);
  const rows = columns(
    readings.map(({ reader, proxies, setAt }) => [
      `as ${reader} reads it`,
      proxies ? printable(proxies.join('; ')) || '-' : 'not known',
      setAt ? placeText(setAt) : 'not set',
    ]),
  );
  return isHidden ? [...rows, 'they differ in a user name or a password, which are not shown'] : rows;
}

function fileLines({ files }: ProxiesReport): readonly string[] {
  return columns(files.map(({ path, state, readBy }) => [state, printable(path), readBy.join(', ')]));
}

const remedies: ReadonlyMap<string, string> = new Map(settingTexts.map(({ id, remedy }) => [id, remedy]));

function findingLines(findings: readonly SettingsFindingRow[]): readonly string[] {
  const rows = findings.map(({ level, place, proxy, id, detail }) => [level, whereText(place, proxy), id, printable(detail)]);
  const next = [...new Set(findings.map(({ id }) => id))].map((id) => `next: ${id}: ${remedies.get(id) ?? ''}`);
  return [...columns(rows), ...next];
}

function whereText(place: PlaceRow | null, proxy: number | null): string {
  if (proxy !== null) return `proxy ${proxy}`;
  return place ? placeText(place) : '';
}

function placeText({ path, line }: PlaceRow): string {
  return line === null ? printable(path) : `${printable(path)}:${line}`;
}
