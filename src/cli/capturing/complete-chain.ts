import { type JudgedEntry, judge } from '../../bundle/judge.ts';
import { decodeCertificate } from '../../certificate/certificate.ts';
import { findAnchor } from '../../certificate/path/anchor.ts';
import { type CapturedPath, capturedPath } from '../../diagnosis/captured-path.ts';
import type { CapturedChain } from '../../report/capturing/capture-report.ts';
import { judgeContext } from '../judging-options.ts';
import type { CaptureContext } from './capture-context.ts';
import { type Fetch, fetchIssuers } from './fetch-issuers.ts';
import type { SeenPeer } from './walk-for-chains.ts';

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
