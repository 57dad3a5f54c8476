import type { JudgedEntry } from '../bundle/judge.ts';
import { type Certificate, decodeCertificate } from '../certificate/certificate.ts';
import { fingerprint } from '../certificate/fingerprint.ts';
import { isPublicRoot } from '../certificate/public-roots.ts';
import type { CapturedPath } from '../diagnosis/captured-path.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Interception } from '../diagnosis/interception.ts';
import type { Proxy } from '../proxy/proxy.ts';
import type { CapturedChainRow, CaptureRows, CaRow, PathRow } from './capture-rows.ts';
import { type Clean, cleanerOf } from './cleaner.ts';
import type { ChainRow } from './probe-rows.ts';
import type { CaptureReport, Status } from './report.ts';
import { instantText } from './rows.ts';

/** One chain that was captured. */
export interface CapturedChain {
  readonly of: 'proxy' | 'target';
  readonly hop: number | undefined;
  readonly authority: string;
  readonly isTrusted: boolean;
  readonly verifyError: string | undefined;
  /** DER, in the order sent. */
  readonly sent: readonly Uint8Array[];
  readonly captured: CapturedPath;
  /** The CA, judged; `undefined` where there is none. */
  readonly ca: JudgedEntry | undefined;
  /** The line of the CA in the bundle. */
  readonly inBundle: number | undefined;
  readonly interception: Interception | undefined;
}

/** What was captured, and how. */
export interface CaptureOutcome extends Pick<CaptureRows, 'proxy' | 'target' | 'bundle' | 'expected' | 'output'> {
  /** Whose logins must not be told. */
  readonly via: readonly Proxy[];
  readonly chains: readonly CapturedChain[];
  readonly chosen: CapturedChain | undefined;
  readonly fetches: readonly { readonly url: string; readonly fault: string | undefined }[];
  readonly diagnosis: Diagnosis | undefined;
}

/** The report of `capture`: critical where the chain shows no CA that may be merged, a warning where that is no root or has its faults. */
export function captureReport(outcome: CaptureOutcome): CaptureReport {
  const { via, chains, chosen, fetches, diagnosis, proxy, target, bundle, expected, output } = outcome;
  // A proxy knows the login, and can write it into the names of a certificate.
  const clean = cleanerOf(via);
  return {
    schemaVersion: 1,
    command: 'capture',
    status: statusOf(chosen),
    proxy,
    target,
    bundle,
    chains: chains.map((chain) => chainRow(chain, clean)),
    chosen: chosen ? chains.indexOf(chosen) : null,
    fetches: fetches.map(({ url, fault }) => ({ url: clean(url), fault: fault === undefined ? null : clean(fault) })),
    failure: chosen || !diagnosis ? null : { cause: diagnosis.cause.id, detail: clean(diagnosis.detail), remedy: diagnosis.cause.remedy },
    expected,
    output,
  };
}

function statusOf(chosen: CapturedChain | undefined): Status {
  const { ca, captured } = chosen ?? {};
  if (!ca?.isAccepted) return 'critical';
  if (captured?.ca?.kind !== 'root' || ca.findings.some(({ level }) => level === 'warning')) return 'warning';
  // The CA is trusted, and the chain below it is not: something else is wrong with that.
  return chosen?.inBundle !== undefined && !chosen.isTrusted ? 'warning' : 'ok';
}

function chainRow(chain: CapturedChain, clean: Clean): CapturedChainRow {
  const { of, hop, authority, isTrusted, verifyError, sent, captured, interception } = chain;
  const { path, missing } = captured;
  return {
    of,
    hop: hop ?? null,
    authority,
    trusted: isTrusted,
    verifyError: verifyError ?? null,
    path: path.map((_, i) => pathRow(captured, i, clean)),
    strays: [...captured.strays.map((certificate) => strayRow(certificate, clean)), ...sent.flatMap(malformedRow)],
    missing:
      (missing && {
        issuer: clean(missing.issuer),
        keyIdentifier: missing.keyIdentifier ?? null,
        places: missing.places.map(clean),
      }) ||
      null,
    ca: caRow(chain, clean),
    interception: interception ? { verdict: interception.verdict, because: clean(interception.because) } : null,
  };
}

function pathRow({ path, ca }: CapturedPath, i: number, clean: Clean): PathRow {
  const { certificate, from } = path[i] as CapturedPath['path'][number];
  const { sha256, subject, issuer, notBefore, notAfter } = certificate;
  const isTop = i === path.length - 1 && ca?.kind === 'root';
  const above = isTop ? 'root' : 'intermediate';
  return {
    sha256,
    subject: clean(subject),
    issuer: clean(issuer),
    notBefore: instantText(notBefore),
    notAfter: instantText(notAfter),
    role: i === 0 ? 'leaf' : above,
    from,
  };
}

function caRow({ captured, ca: judged, inBundle }: CapturedChain, clean: Clean): CaRow | null {
  const { ca } = captured;
  if (!ca || !judged) return null;
  return {
    sha256: ca.certificate.sha256,
    subject: clean(ca.certificate.subject),
    kind: ca.kind,
    from: ca.from,
    publicRoot: isPublicRoot(ca.certificate),
    inBundle: inBundle ?? null,
    accepted: judged.isAccepted,
    findings: judged.findings.map((finding) => ({ ...finding, detail: clean(finding.detail) })),
  };
}

function strayRow({ sha256, subject, issuer, notAfter }: Certificate, clean: Clean): ChainRow {
  return { sha256, subject: clean(subject), issuer: clean(issuer), notAfter: instantText(notAfter) };
}

function malformedRow(der: Uint8Array): readonly ChainRow[] {
  if (decodeCertificate(der).kind === 'certificate') return [];
  return [{ sha256: fingerprint(der), subject: null, issuer: null, notAfter: null }];
}
