import { type Certificate, decodeCertificate } from '../certificate/certificate.ts';
import { fingerprint } from '../certificate/fingerprint.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { ChainFollowed } from '../diagnosis/evidence.ts';
import { proxyUnreadable } from '../diagnosis/proxy-unreadable.ts';
import type { Observation } from '../proxy/handshake/observation.ts';
import type { ChainRow, ProbeReport, Status, WayRow } from './report.ts';
import { instantText } from './rows.ts';

/** One way with what was made of it. */
export type ProbedWay = ObservedWay | UnreadableWay | IgnoredWay;

/** A way that was walked. */
export interface ObservedWay {
  readonly kind: 'observed';
  readonly index: number | 'direct';
  readonly observation: Observation;
  readonly diagnosis: Diagnosis | undefined;
  /** The chain that decided, as sent, in DER. */
  readonly chain: readonly Uint8Array[];
  readonly followed: ChainFollowed | undefined;
  readonly hasPartialChain: boolean;
}

/** An entry of the list that is no proxy URL. */
export interface UnreadableWay {
  readonly kind: 'unreadable';
  readonly index: number;
  readonly why: string;
}

/** A proxy behind the last one that the agent uses. */
export interface IgnoredWay {
  readonly kind: 'ignored';
  readonly index: number;
  readonly proxy: string;
  readonly maxProxies: number;
}

/** What the probe was made with. */
export interface ProbeOutcome {
  readonly target: string;
  readonly bundle: { readonly path: string; readonly loads: boolean };
  readonly setBy: string | undefined;
  readonly ways: readonly ProbedWay[];
  readonly uses: number | 'direct' | null;
}

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

function wayRow(way: ProbedWay): WayRow {
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
        detail: `the agent uses the first ${way.maxProxies} proxies only`,
        remedy: null,
      };
    case 'observed':
      return observedRow(way);
  }
}

function observedRow({ index, observation, diagnosis, chain, followed, hasPartialChain }: ObservedWay): WayRow {
  const isTrusted = observation.legs.some(({ leg, ok }) => leg === 'target-tls' && ok);
  const anchor = isTrusted ? followed?.anchor : undefined;
  return {
    index,
    proxy: observation.proxy?.toString() ?? 'direct',
    status: diagnosis?.cause.severity ?? 'ok',
    cause: diagnosis?.cause.id ?? null,
    detail: diagnosis?.detail ?? null,
    remedy: diagnosis?.cause.remedy ?? null,
    alsoSeen: diagnosis?.alsoSeen.map(({ id }) => id) ?? [],
    legs: observation.legs.map(({ leg, ms, ok }) => ({ leg, ms, ok })),
    chain: chain.map(chainRow),
    anchor: anchor ? { sha256: anchor.certificate.sha256, line: anchor.line, subject: anchor.certificate.subject } : null,
    partialChain: hasPartialChain,
  };
}

function chainRow(der: Uint8Array): ChainRow {
  const decoded = decodeCertificate(der);
  if (decoded.kind === 'malformation') return { sha256: fingerprint(der), subject: null, issuer: null, notAfter: null };
  return certificateFacts(decoded);
}

function certificateFacts({ sha256, subject, issuer, notAfter }: Certificate): ChainRow {
  return { sha256, subject, issuer, notAfter: instantText(notAfter) };
}
