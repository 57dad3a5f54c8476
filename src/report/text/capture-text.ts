import { fingerprintText, parseFingerprint } from '../../certificate/fingerprint.ts';
import type { CapturedChainRow, CaRow, PathRow, ProvenanceRow } from '../capture-rows.ts';
import { findingRemedies } from '../finding-texts.ts';
import { printable } from '../printable.ts';
import type { CaptureReport } from '../report.ts';
import { shellLine } from '../shell-line.ts';
import { columns, counted } from './columns.ts';
import { subjectName } from './findings.ts';

const provenances: Readonly<Record<ProvenanceRow, string>> = {
  sent: 'sent',
  bundle: 'not sent, from the bundle',
  'system-store': 'not sent, from the system store',
  fetched: 'not sent, fetched',
};

/** `capture` for people: each chain, its CA with the fingerprint to compare, what is to be known of it, and the next step. */
export function captureText(report: CaptureReport): string {
  const { proxy, target, bundle, chains, fetches, failure } = report;
  const from = proxy.setBy === null || proxy.index === null ? '' : `, from ${printable(proxy.setBy)}`;
  return [
    `${proxyName(report)} (${printable(proxy.url)}${from}) to ${printable(target)}, ${bundleWords(bundle)}`,
    ...chains.flatMap((chain) => ['', ...chainLines(chain)]),
    ...after(fetches.map(fetchLine)),
    ...(failure ? ['', ...failureLines(report, failure)] : []),
    ...after(outcomeLines(report)),
    '',
  ].join('\n');
}

/** What a person compares before the fingerprint is confirmed. */
export function caLines(chain: CapturedChainRow, ca: CaRow): readonly string[] {
  const { notBefore = '', notAfter = '', issuer = '' } = chain.path.at(-1) ?? {};
  const kind = ca.kind === 'root' ? 'a root' : `an intermediate: its issuer ${subjectName(issuer)} is not to be had`;
  const facts: (readonly [string, string])[] = [
    ['CA', `${subjectName(ca.subject)}, ${kind} (${provenances[ca.from]})`],
    ['SHA-256', fingerprintOf(ca)],
    ['valid', `${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`],
    ['trusted', trustWords(chain, ca)],
  ];
  if (ca.publicRoot) facts.push(['public root', 'browsers ship it, so nobody re-signs here: TLS is passed through']);
  if (chain.interception) facts.push(['interception', `${chain.interception.verdict}: ${printable(chain.interception.because)}`]);
  return [...columns(facts.map(([label, text]) => [`  ${label}`, text])), ...findingLines(ca)];
}

/** A blank line in front of lines, where there are any. */
function after(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', ...lines] : [];
}

function fetchLine({ url, fault }: CaptureReport['fetches'][number]): string {
  return fault === null ? `fetched  ${printable(url)}` : `not fetched  ${printable(url)}: ${printable(fault)}`;
}

function proxyName({ proxy }: CaptureReport): string {
  return proxy.index === null ? 'the proxy' : `proxy ${proxy.index}`;
}

function bundleWords({ path, state, why }: CaptureReport['bundle']): string {
  if (state === 'loads') return `trusting exactly ${printable(path)}`;
  const fault = state === 'not-there' ? 'cannot be read' : 'does not load';
  return `trusting nothing: ${printable(path)} ${fault}${why === null ? '' : ` (${printable(why)})`}`;
}

function chainLines(chain: CapturedChainRow): readonly string[] {
  const whose = chain.of === 'target' ? `for ${printable(chain.authority)}` : `of the proxy ${printable(chain.authority)} itself`;
  const { path, strays, missing, ca } = chain;
  const rows = path.map((row, i) => [
    `  ${i + 1}`,
    subjectName(row.subject),
    row.role,
    `until ${row.notAfter.slice(0, 10)}`,
    sourceOf(row),
  ]);
  return [
    `chain ${whose}`,
    ...columns(rows),
    ...(strays.length > 0 ? [`  ${counted(strays.length, 'certificate')} sent beside it, and no part of it`] : []),
    ...(missing ? missingLines(missing, ca) : []),
    ...(ca ? caLines(chain, ca) : []),
  ];
}

function sourceOf({ from, sha256 }: PathRow): string {
  return `${provenances[from]} (${sha256.slice(0, 16)}…)`;
}

function missingLines({ issuer, keyIdentifier, places }: NonNullable<CapturedChainRow['missing']>, ca: CaRow | null): readonly string[] {
  const key = keyIdentifier === null ? '' : ` (key identifier ${keyIdentifier})`;
  return [
    `  missing  ${subjectName(issuer)}${key}${ca ? '' : ': only the leaf is known, and a leaf is no CA'}`,
    ...places.map((place) => `  said to be at  ${printable(place)}`),
  ];
}

function trustWords({ trusted, verifyError }: CapturedChainRow, { inBundle }: CaRow): string {
  const held = inBundle === null ? 'the bundle does not hold this CA' : `the bundle holds this CA (line ${inBundle})`;
  if (trusted) return inBundle === null ? 'yes, by another certificate of the bundle' : `yes: ${held}`;
  return `no${verifyError === null ? '' : ` (${printable(verifyError)})`}: ${held}`;
}

function findingLines({ findings }: CaRow): readonly string[] {
  const told = findings.filter(({ level }) => level !== 'notice');
  return told.flatMap(({ level, id, detail }) => [`  ${level}  ${id}: ${printable(detail)}`, `    next: ${findingRemedies.get(id) ?? ''}`]);
}

function failureLines({ target }: CaptureReport, { cause, detail, remedy }: NonNullable<CaptureReport['failure']>): readonly string[] {
  return [`error  no chain for ${printable(target)} was seen: ${cause}`, `  why:  ${printable(detail)}`, `  next: ${remedy}`];
}

function outcomeLines(report: CaptureReport): readonly string[] {
  const { chains, chosen, output } = report;
  const chain = chosen === null ? undefined : chains[chosen];
  if (!chain) return noChainLines(report);
  const { ca } = chain;
  const others = otherLines(report, chain);
  if (!ca) return [nothing(report, 'there is no CA to merge'), ...nextWithoutCa(chain), ...others];
  if (!ca.accepted) return [nothing(report, 'the CA is not fit for a bundle'), ...others];
  return [...(output ? outputLines(report, output, ca) : nextWithCa(report, chain, ca)), ...others];
}

function outputLines(
  { bundle }: CaptureReport,
  { path, changed, generation }: NonNullable<CaptureReport['output']>,
  ca: CaRow,
): readonly string[] {
  const [name, file] = [subjectName(ca.subject), printable(path)];
  const recorded = generation === null ? '' : ` (generation ${generation})`;
  return [changed ? `wrote ${name} to ${file}${recorded}` : `${file} is up to date: ${name}`, `next: ${mergeLine(path, bundle)}`];
}

/** Into the bundle that the chain was held against, wherever that lies. */
function mergeLine(file: string, { path }: CaptureReport['bundle']): string {
  return printable(
    shellLine(['cabundle', 'merge', '--keep', file.startsWith('-') ? `./${file}` : file, ...(path === '-' ? [] : ['--output', path])]),
  );
}

function noChainLines(report: CaptureReport): readonly string[] {
  const { chains, failure, output } = report;
  if (chains.length > 0) return [nothing(report, 'that chain was not seen; --of names the other one')];
  return failure && !output ? [] : [nothing(report, 'no chain was seen')];
}

function nothing({ output }: CaptureReport, why: string): string {
  return output ? `nothing written: ${why}` : why;
}

function nextWithoutCa({ missing }: CapturedChainRow): readonly string[] {
  const ask = 'ask the owner of the proxy for its CA, and have the proxy send the whole chain';
  return [
    `next: ${missing && missing.places.length > 0 ? `pass --aia to fetch the issuer from where the certificate says that it is; or ${ask}` : ask}`,
  ];
}

function nextWithCa({ expected }: CaptureReport, { trusted }: CapturedChainRow, ca: CaRow): readonly string[] {
  if (expected !== null) return ['the fingerprint is the expected one', 'next: run it again with --output FILE to write the CA'];
  if (trusted) return ['nothing needs to be merged: the bundle trusts this chain'];
  if (ca.publicRoot) return ['next: cabundle merge --keep --system adds the public roots to the bundle'];
  return [
    'next: compare this SHA-256 with the owner of the proxy, by another way than through the proxy; then run it again with',
    `      --output FILE --fingerprint ${fingerprintOf(ca)}`,
  ];
}

/** What is to be known of the chains whose CA was not asked for. */
function otherLines({ chains }: CaptureReport, chosen: CapturedChainRow): readonly string[] {
  return chains
    .filter((chain) => chain !== chosen && !chain.trusted && chain.ca?.sha256 !== chosen.ca?.sha256)
    .map(({ of }) => `the bundle does not trust the other chain: --of ${of} is for its CA`);
}

function fingerprintOf({ sha256 }: CaRow): string {
  const fingerprint = parseFingerprint(sha256);
  return fingerprint === undefined ? sha256 : fingerprintText(fingerprint);
}
