import type { CapturedPath } from '../../diagnosis/captured-path.ts';
import { type Interception, type ShownChain, tellInterception } from '../../diagnosis/interception.ts';
import type { CapturedChain } from '../../report/capturing/capture-report.ts';
import type { CaptureContext } from './capture-context.ts';
import type { CapturePlan } from './capture-plan.ts';
import { completeChain } from './complete-chain.ts';
import type { Fetch } from './fetch-issuers.ts';
import type { SeenChains } from './walk-for-chains.ts';

/** Completes every chain that was seen on a way, and tells of that for the target whether somebody else has shown it. */
export async function completeChains(
  { wayName }: CapturePlan,
  { seen, direct, host }: { readonly seen: SeenChains; readonly direct: SeenChains | undefined; readonly host: string },
  context: CaptureContext,
): Promise<{ readonly rows: readonly CapturedChain[]; readonly fetches: readonly Fetch[] }> {
  const completed = [];
  // One after the other: a fetch of one may be what the other lacks, and a proxy is asked for little at once.
  for (const peer of seen.peers) completed.push(await completeChain(peer, context));
  const [directPeer] = direct?.peers ?? [];
  const other = directPeer && (await completeChain(directPeer, { ...context, get: undefined }));
  const rows = completed.map(({ fetches: _, ...chain }): CapturedChain => {
    const ways = [{ way: wayName, isDirect: false, captured: chain.captured }];
    const all = other ? [...ways, { way: 'the direct path', isDirect: true, captured: other.captured }] : ways;
    const interception = chain.of === 'target' ? interceptionOf(host, all) : undefined;
    return { ...chain, interception: direct && !other && interception?.verdict === 'unknown' ? notComparable : interception };
  });
  return { rows, fetches: completed.flatMap(({ fetches }) => fetches) };
}

const notComparable: Interception = { verdict: 'unknown', because: 'the direct path, which would decide, showed no chain' };

/** Whether the target's chain was shown by somebody else: what all ways show, held against each other. */
function interceptionOf(
  host: string,
  ways: readonly { readonly way: string; readonly isDirect: boolean; readonly captured: CapturedPath }[],
): Interception | undefined {
  const chains = ways.flatMap(({ way, isDirect, captured }): readonly ShownChain[] => {
    const [leaf, ...issuers] = captured.path.map(({ certificate }) => certificate);
    return leaf ? [{ way, isDirect, path: [leaf, ...issuers] }] : [];
  });
  return tellInterception(host, chains)[0];
}
