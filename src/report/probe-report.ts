import { decodeCertificate } from '../certificate/certificate.ts';
import { fingerprint } from '../certificate/fingerprint.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { type Evidence, hasPartialChain, refusedChain } from '../diagnosis/evidence.ts';
import { proxyUnreadable } from '../diagnosis/proxy-unreadable.ts';
import type { ChainRow, ProbeReport, Status, WayRow } from './report.ts';
import { instantText } from './rows.ts';

/** A way that was walked and judged. */
export interface ObservedWay {
  readonly kind: 'observed';
  readonly index: number | 'direct';
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis | undefined;
}

/** An entry of the list that is no proxy URL, or a proxy behind the last one that the agent uses. */
export type UnwalkedWay =
  | { readonly kind: 'unreadable'; readonly index: number; readonly why: string }
  | { readonly kind: 'ignored'; readonly index: number; readonly proxy: string };

/** What the probe was made with. */
export interface ProbeOutcome {
  readonly target: string;
  readonly bundle: { readonly path: string; readonly loads: boolean };
  readonly setBy: string | undefined;
  readonly ways: readonly (ObservedWay | UnwalkedWay)[];
  readonly uses: number | 'direct' | null;
}

/** Shorter secrets occur in names by accident. */
const minRedacted = 4;
const nothingSeen = { alsoSeen: [], legs: [], chain: [], anchor: null, partialChain: false } as const;

/** The report of `probe`: critical where no proxy reaches the platform, a warning where only some do. */
export function probeReport({ target, bundle, setBy, ways, uses }: ProbeOutcome): ProbeReport {
  const proxies = ways.map(wayRow);
  return {
    schemaVersion: 1,
    command: 'probe',
    status: probeStatus(proxies, uses),
    target,
    bundle,
    setBy: setBy ?? null,
    proxies,
    route: { uses },
  };
}

function probeStatus(rows: readonly WayRow[], uses: number | 'direct' | null): Status {
  const proxies = rows.filter(({ index, status }) => index !== 'direct' && status !== 'ignored');
  const isDirectOnly = proxies.length === 0;
  if (uses === null || (uses === 'direct' && !isDirectOnly)) return 'critical';
  const counted = isDirectOnly ? rows : proxies;
  return counted.every(({ status }) => status === 'ok') ? 'ok' : 'warning';
}

function wayRow(way: ObservedWay | UnwalkedWay): WayRow {
  switch (way.kind) {
    case 'unreadable':
      return {
        ...nothingSeen,
        index: way.index,
        proxy: 'unreadable',
        status: proxyUnreadable.severity,
        cause: proxyUnreadable.id,
        detail: `this entry of the list is no proxy URL: ${way.why}`,
        remedy: proxyUnreadable.remedy,
      };
    case 'ignored':
      return {
        ...nothingSeen,
        index: way.index,
        proxy: way.proxy,
        status: 'ignored',
        cause: null,
        detail: 'it stands behind the last proxy that the agent uses',
        remedy: null,
      };
    case 'observed':
      return observedRow(way);
  }
}

function observedRow({ index, evidence, diagnosis }: ObservedWay): WayRow {
  const { observation, chains } = evidence;
  const target = chains.find(({ leg }) => leg === 'target-tls');
  const anchor = target?.verifyError === undefined ? target?.anchor : undefined;
  // An interceptor knows the login, and can write it into the names of a certificate.
  const clean = (text: string): string => observation.proxy?.redact(text, minRedacted) ?? text;
  return {
    index,
    proxy: observation.proxy?.toString() ?? 'direct',
    status: diagnosis?.cause.severity ?? 'ok',
    cause: diagnosis?.cause.id ?? null,
    detail: diagnosis ? clean(diagnosis.detail) : null,
    remedy: diagnosis?.cause.remedy ?? null,
    alsoSeen: diagnosis?.alsoSeen.map(({ id }) => id) ?? [],
    legs: observation.legs.map(({ leg, ms, ok }) => ({ leg, ms, ok })),
    chain: (refusedChain(evidence) ?? target)?.sent.map((der) => chainRow(der, clean)) ?? [],
    anchor: anchor ? { sha256: anchor.certificate.sha256, line: anchor.line, subject: clean(anchor.certificate.subject) } : null,
    partialChain: hasPartialChain(evidence),
  };
}

function chainRow(der: Uint8Array, clean: (text: string) => string): ChainRow {
  const decoded = decodeCertificate(der);
  if (decoded.kind === 'malformation') return { sha256: fingerprint(der), subject: null, issuer: null, notAfter: null };
  const { sha256, subject, issuer, notAfter } = decoded;
  return { sha256, subject: clean(subject), issuer: clean(issuer), notAfter: instantText(notAfter) };
}
