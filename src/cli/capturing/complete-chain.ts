import { type JudgedEntry, judge } from '../../bundle/judge.ts';
import { decodeCertificate } from '../../certificate/certificate.ts';
import { findAnchor } from '../../certificate/path/anchor.ts';
import { type CapturedPath, capturedPath, type KnownCertificate } from '../../diagnosis/captured-path.ts';
import { type Interception, type ShownChain, tellInterception } from '../../diagnosis/interception.ts';
import type { CapturedChain } from '../../report/capture-report.ts';
import { judgeContext } from '../judging-options.ts';
import { type Fetch, fetchIssuers, type Get } from './fetch-issuers.ts';
import type { SeenPeer } from './walk-for-chains.ts';

/** What chains are completed from, and judged by. */
export interface CaptureContext {
  readonly bundle: readonly KnownCertificate[];
  /** Asked only where a chain lacks something. */
  readonly systemStore: () => readonly KnownCertificate[];
  /** `undefined` where nothing may be fetched. */
  readonly get: Get | undefined;
  /** The lines of the bundle by fingerprint. */
  readonly lines: ReadonlyMap<string, number>;
  /** A peer in words, for the comment over its CA. */
  readonly sourceOf: (peer: SeenPeer) => string;
  readonly root: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The chain of one peer with the fetches that completed it. */
export interface Completed extends Omit<CapturedChain, 'interception'> {
  readonly fetches: readonly Fetch[];
}

/** Puts the chain of a peer in order, completes it with what is at hand, and judges the CA at its top. */
export async function completeChain(seen: SeenPeer, context: CaptureContext): Promise<Completed> {
  const { bundle, lines, now } = context;
  const { chain: sentDer, verifyError } = seen.peer;
  const sent = sentDer.map(decodeCertificate).filter((one) => one.kind === 'certificate');
  const { captured, fetches } = await complete(sent, context);
  const anchors = bundle.map(({ certificate }) => certificate);
  const isAnchored = findAnchor(sent, anchors, now).anchor !== undefined;
  return {
    of: seen.of,
    hop: seen.hop,
    authority: seen.authority,
    // A walk past a proxy that is not trusted takes its certificate as it is: only the bundle itself counts.
    isTrusted: verifyError === undefined && isAnchored,
    verifyError,
    sent: sentDer,
    captured,
    ca: await judgedCa(captured, seen, context),
    inBundle: captured.ca && lines.get(captured.ca.certificate.sha256),
    fetches,
  };
}

/** Whether the target's chain was shown by somebody else: what all ways show, held against each other. */
export function interceptionOf(
  host: string,
  ways: readonly { readonly way: string; readonly isDirect: boolean; readonly captured: CapturedPath }[],
): Interception | undefined {
  const chains = ways.flatMap(({ way, isDirect, captured }): readonly ShownChain[] => {
    const [leaf, ...issuers] = captured.path.map(({ certificate }) => certificate);
    return leaf ? [{ way, isDirect, path: [leaf, ...issuers] }] : [];
  });
  return tellInterception(host, chains)[0];
}

type Sent = Parameters<typeof capturedPath>[0];

async function complete(sent: Sent, { bundle, systemStore, get, now }: CaptureContext): Promise<Pick<Completed, 'captured' | 'fetches'>> {
  const first = capturedPath(sent, bundle, now);
  if (!first.missing) return { captured: first, fetches: [] };
  const atHand = [...bundle, ...systemStore()];
  const second = capturedPath(sent, atHand, now);
  if (!second.missing || !get) return { captured: second, fetches: [] };
  const { found, fetches } = await fetchIssuers(sent, atHand, { now, get });
  return { captured: capturedPath(sent, [...atHand, ...found], now), fetches };
}

async function judgedCa({ ca }: CapturedPath, seen: SeenPeer, { sourceOf, root, now }: CaptureContext): Promise<JudgedEntry | undefined> {
  if (!ca) return undefined;
  const entry = {
    certificate: ca.certificate,
    origin: { path: sourceOf(seen), block: 1, line: 1 },
    encoding: 'der',
    isMended: false,
  } as const;
  const [judged] = await judge([entry], judgeContext({ target: seen.authority, ...(root === undefined ? {} : { root }) }, { now }));
  return judged;
}
