import { doesNotLoadText } from '../../bundle/does-not-load.ts';
import { originText } from '../../bundle/origin.ts';
import { fingerprintText, parseFingerprint } from '../../certificate/fingerprint.ts';
import type { PathFailureId } from '../../certificate/path/path-failure.ts';
import { pathFailureTexts } from '../../certificate/path/path-failure-texts.ts';
import { printable } from '../printable.ts';
import type { PathCertificateRow, PathFailureRow, TriedPathRow, VerifyReport } from '../verify-rows.ts';
import { columns, counted } from './columns.ts';
import { subjectName } from './findings.ts';

/** The most other paths that are told. */
const maxOthers = 10;

/** `verify` for people: the verdict, the path, what is wrong with it, what to do; then where the standard says otherwise. */
export function verifyText(report: VerifyReport, isVerbose = false): string {
  return [
    verdict(report),
    ...bundleLines(report),
    ...pathLines(report, report.path),
    ...report.failures.flatMap((failure) => failureLines(failure)),
    ...opensslLine(report),
    ...nextLines(report),
    ...standardLines(report),
    ...faultLines(report),
    ...(isVerbose ? otherLines(report) : []),
    judgedLine(report, isVerbose),
    '',
  ].join('\n');
}

function verdict({ trusted, status, chain, bundle }: VerifyReport): string {
  const word = status === 'unknown' ? 'not known' : `${trusted ? '' : 'not '}trusted`;
  return `${word}  ${printable(chain)} by ${printable(bundle.path)}`;
}

function bundleLines({ bundle: { path, loadError } }: VerifyReport): readonly string[] {
  if (!loadError) return [];
  return [
    `error  ${printable(path)}:${loadError.line}  ${doesNotLoadText.id}  the agent refuses the whole file: ${printable(loadError.why)}`,
    `next: ${doesNotLoadText.remedy}`,
  ];
}

/** Where each certificate of a path comes from: `2  "Corp Root"  not sent  ca-bundle.crt:12, trust anchor`. */
function pathLines(report: VerifyReport, path: readonly string[]): readonly string[] {
  const rows = path.flatMap((sha256) => report.certificates.find((row) => row.sha256 === sha256) ?? []);
  return columns(
    rows.map((row, depth) => [
      `  ${depth}`,
      subjectName(row.subject),
      row.sent ? printable(originText(row.sent)) : 'not sent',
      inBundle(row, report),
    ]),
  );
}

function inBundle({ bundleLine }: PathCertificateRow, { bundle }: VerifyReport): string {
  return bundleLine === null ? '' : `in the bundle, ${printable(bundle.path)}:${bundleLine}`;
}

function failureLines({ id, depth, subject, sha256, detail }: PathFailureRow): readonly string[] {
  const line = `error  ${depth}${subject === null ? '' : ` ${subjectName(subject)}`}  ${id}  ${printable(detail)}`;
  const fingerprint = id === 'root-not-trusted' && sha256 !== null ? parseFingerprint(sha256) : undefined;
  return fingerprint === undefined ? [line] : [line, `its SHA-256 is ${fingerprintText(fingerprint)}`];
}

function opensslLine({ openssl }: VerifyReport): readonly string[] {
  if (!openssl?.error) return [];
  const { code, depth, text } = openssl.error;
  return [`openssl says: error ${code} at ${depth} depth lookup: ${printable(text)}`];
}

function nextLines({ failures }: VerifyReport): readonly string[] {
  const ids = new Set(failures.map(({ id }) => id));
  return [...ids].map((id) => `next: ${id}: ${pathFailureTexts[id as PathFailureId]?.remedy ?? ''}`);
}

/** Only where it differs, and where it is known. */
function standardLines(report: VerifyReport): readonly string[] {
  const { standard, trusted } = report;
  if (!standard || standard.trusted === trusted || standard.failures.some(({ id }) => id === 'search-exhausted')) return [];
  if (standard.trusted)
    return [
      'by the standard (RFC 5280, RFC 4158), which tries every path, it would be trusted; OpenSSL, the library of the agent, follows one path and does not turn back:',
      ...pathLines(report, standard.path),
    ];
  return [
    'by the standard (RFC 5280, RFC 4158) it would not be trusted; OpenSSL, the library of the agent, does not mind:',
    ...standard.failures.flatMap(failureLines),
  ];
}

function faultLines({ certificates }: VerifyReport): readonly string[] {
  return certificates.flatMap(({ fault, subject }) =>
    fault === null ? [] : [`warning  ${subjectName(subject)} is malformed: ${printable(fault)}; OpenSSL takes it all the same`],
  );
}

function otherLines(report: VerifyReport): readonly string[] {
  const others = report.openssl?.others.length ? report.openssl.others : (report.standard?.others ?? []);
  const told = others.slice(0, maxOthers).flatMap((other) => otherPath(report, other));
  const rest = others.length - maxOthers;
  return [...told, ...(rest > 0 ? [`and ${counted(rest, 'other path')}`] : [])];
}

function otherPath(report: VerifyReport, { path, failures }: TriedPathRow): readonly string[] {
  return ['also tried:', ...pathLines(report, path), ...failures.flatMap(failureLines)];
}

/** By what it was judged; what is as the agent has it is told where somebody asks. */
function judgedLine({ host, at, rules: { purpose, partialChain, securityLevel } }: VerifyReport, isVerbose: boolean): string {
  const unusual = [
    { text: `for the purpose ${purpose}`, isUsual: purpose === 'tls-server' },
    { text: `at security level ${securityLevel}`, isUsual: securityLevel === 1 },
    { text: partialChain ? 'any certificate of the bundle may end a path' : 'a path has to end in a root', isUsual: partialChain },
  ];
  const name = host === null ? 'no name was checked: pass --host NAME for that' : `checked for ${printable(host)}`;
  return [`${name}; as on ${at}`, ...unusual.filter(({ isUsual }) => isVerbose || !isUsual).map(({ text }) => text)].join(', ');
}
