import type { OpensslReading } from '../../bundle/encodings/openssl/openssl-pem.ts';
import type { SentChain } from '../../bundle/sent-chain.ts';
import type { Certificate } from '../../certificate/certificate.ts';
import type { PathFailure } from '../../certificate/path/path-failure.ts';
import type { JudgedPath, PathJudgement, PathRequest, PathVerdict } from '../../certificate/path/path-verdict.ts';
import type { Status } from '../report.ts';
import { instantText } from '../rows.ts';
import type { JudgementRow, PathCertificateRow, PathFailureRow, TriedPathRow, VerifyReport } from './verify-rows.ts';

/** What `verify` found. */
export interface VerifyOutcome {
  readonly chainPath: string;
  readonly bundlePath: string;
  readonly chain: SentChain;
  readonly reading: OpensslReading;
  readonly rules: Omit<PathRequest, 'chain' | 'anchors' | 'trustSettings'>;
  readonly verdict: PathVerdict | undefined;
  readonly leftOut: readonly PathFailure[];
  readonly anchorLines: ReadonlyMap<string, number>;
}

/** The reason where the bundle cannot be loaded: then no chain is trusted. */
export const bundleDoesNotLoad = 'bundle-does-not-load';

/** The report of `verify`: critical where the agent's library does not trust the chain. */
export function verifyReport(outcome: VerifyOutcome): VerifyReport {
  const { chain, reading, rules, verdict, leftOut } = outcome;
  const isTrusted = verdict?.openssl.isTrusted ?? false;
  const failures = [...(verdict?.openssl.failures ?? []), ...(isTrusted ? [] : leftOut)].map(failureRow);
  const reason = isTrusted ? null : reasonOf(reading, failures);
  return {
    schemaVersion: 1,
    command: 'verify',
    status: statusOf(isTrusted, reason),
    chain: outcome.chainPath,
    at: instantText(rules.now),
    host: rules.host ?? null,
    bundle: {
      path: outcome.bundlePath,
      loads: reading.loads,
      loadError: reading.loads ? null : { line: reading.line, why: reading.why },
    },
    rules: { partialChain: rules.allowsPartialChain, securityLevel: rules.securityLevel, purpose: rules.purpose ?? 'any' },
    trusted: isTrusted,
    reason,
    path: verdict?.openssl.path.map(({ sha256 }) => sha256) ?? [],
    failures,
    openssl: verdict ? { ...judgementRow(verdict.openssl), error: verdict.openssl.error ?? null } : null,
    standard: verdict ? judgementRow(verdict.standard) : null,
    certificates: verdict ? certificatesOf(verdict).map((certificate) => certificateRow(certificate, outcome)) : [],
    sent: { count: chain.certificates.length, repeated: chain.repeated },
    refused: chain.refused,
  };
}

function reasonOf(reading: OpensslReading, [first]: readonly PathFailureRow[]): string {
  return reading.loads ? (first?.id ?? 'issuer-not-found') : bundleDoesNotLoad;
}

function statusOf(isTrusted: boolean, reason: string | null): Status {
  if (isTrusted) return 'ok';
  return reason === 'search-exhausted' ? 'unknown' : 'critical';
}

function judgementRow({ isTrusted, others, ...tried }: PathJudgement): JudgementRow {
  return { trusted: isTrusted, ...triedRow(tried), others: others.map(triedRow) };
}

function triedRow({ path, failures }: JudgedPath): TriedPathRow {
  return { path: path.map(({ sha256 }) => sha256), failures: failures.map(failureRow) };
}

function failureRow({ id, certificate, depth, detail }: PathFailure): PathFailureRow {
  return { id, sha256: certificate?.sha256 ?? null, subject: certificate?.subject ?? null, depth, detail };
}

function certificatesOf({ openssl, standard }: PathVerdict): readonly Certificate[] {
  const paths = [openssl, ...openssl.others, standard, ...standard.others];
  const all = paths.flatMap(({ path, failures }) => [...path, ...failures.flatMap(({ certificate }) => certificate ?? [])]);
  return [...new Map(all.map((certificate) => [certificate.sha256 as string, certificate])).values()];
}

function certificateRow(certificate: Certificate, { chain, anchorLines }: VerifyOutcome): PathCertificateRow {
  const sent = chain.certificates.find((one) => one.certificate?.sha256 === certificate.sha256);
  return {
    sha256: certificate.sha256,
    subject: certificate.subject,
    issuer: certificate.issuer,
    notBefore: instantText(certificate.notBefore),
    notAfter: instantText(certificate.notAfter),
    sent: sent?.origin ?? null,
    bundleLine: anchorLines.get(certificate.sha256) ?? null,
    fault: sent?.fault ?? null,
  };
}
