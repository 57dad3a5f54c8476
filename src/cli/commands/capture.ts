import type { Fingerprint } from '../../certificate/fingerprint.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { gatherEvidence } from '../../diagnosis/evidence.ts';
import type { Interception } from '../../diagnosis/interception.ts';
import { Failure } from '../../failure.ts';
import { authorityText } from '../../proxy/authority.ts';
import { type GetContext, getThrough } from '../../proxy/handshake/get-through.ts';
import { type CapturedChain, captureReport } from '../../report/capture-report.ts';
import type { CaptureReport } from '../../report/report.ts';
import { captureText } from '../../report/text/capture-text.ts';
import type { CaptureOptions } from '../capturing/capture-options.ts';
import { type CapturePlan, capturePlan } from '../capturing/capture-plan.ts';
import { type CaptureContext, completeChain, interceptionOf } from '../capturing/complete-chain.ts';
import { expectedFingerprint } from '../capturing/expected-fingerprint.ts';
import type { Get } from '../capturing/fetch-issuers.ts';
import { type JudgingBundle, judgingBundle, knownFrom, knownFromSystem } from '../capturing/known-certificates.ts';
import { type SeenChains, walkForChains } from '../capturing/walk-for-chains.ts';
import { refuseOutput } from '../capturing/write-ca.ts';
import { nobodyToAsk, writeConfirmed } from '../capturing/write-confirmed.ts';
import { type Stop, stopAt } from '../probing/stop.ts';
import { viaText } from '../probing/way.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Of a fetched file: a PKCS#7 with every CA of a large company has less. */
const maxFetchedOctets = 256 * 1024;

/**
 * Shows the chain that a proxy shows and the CA at its top, to compare out of band, and writes that CA to a file where somebody has
 * confirmed its fingerprint.
 */
export async function capture(options: CaptureOptions, world: World): Promise<CommandResult> {
  const expected = options.fingerprint === undefined ? undefined : expectedFingerprint(options.fingerprint);
  const planned = capturePlan(options, world);
  if (options.output !== undefined) refuseOutput(options.output, planned.plan.bundlePath);
  if (options.output !== undefined && expected === undefined && !world.person()) throw nobodyToAsk();
  const bundle = await judgingBundle(planned, options, world);
  const stop = stopAt(undefined, world);
  try {
    return await captured(planned, { options, expected, bundle, stop }, world);
  } finally {
    stop.release();
  }
}

interface Task {
  readonly options: CaptureOptions;
  readonly expected: Fingerprint | undefined;
  readonly bundle: JudgingBundle;
  readonly stop: Stop;
}

async function captured(planned: CapturePlan, task: Task, world: World): Promise<CommandResult> {
  const { options, expected, bundle, stop } = task;
  const { plan, way, index } = planned;
  const [target = { host: '', port: 443 }] = plan.targets;
  const walk = { ...plan, target, clock: world.clock, signal: stop.signal };
  const anchors = bundle.reading.loads ? bundle.reading.anchors : [];
  // The direct connection is one more way, beside the other.
  const [seen, direct] = await Promise.all([
    walkForChains(way.via, anchors, walk),
    options.direct ? walkForChains([], anchors, walk) : undefined,
  ]);
  const context = contextOf(planned, task, seen, world);
  const chains = await chainsOf(planned, { seen, direct, host: target.host }, context);
  if (stop.reason()) throw interrupted();
  // From here on Ctrl-C ends the process as it always does: a person may be asked.
  stop.release();
  const chosen = chosenOf(chains.rows, options.of);
  const report = (output: CaptureReport['output']): CaptureReport =>
    captureReport({
      proxy: { index: index ?? null, url: viaText(way.via), setBy: index === undefined ? null : (plan.setBy ?? null) },
      target: authorityText(target),
      bundle: bundle.row,
      via: way.via,
      chains: chains.rows,
      chosen,
      fetches: chains.fetches,
      diagnosis: diagnose(gatherEvidence(seen.observation, bundle.reading, world.now)),
      expected: expected ?? null,
      output,
    });
  const output = await writeConfirmed({ chosen, chains: chains.rows, report }, { options, expected }, world);
  const told = report(output);
  return { report: told, text: () => captureText(told) };
}

function contextOf({ plan, way, wayName }: CapturePlan, { options, bundle, stop }: Task, seen: SeenChains, world: World): CaptureContext {
  const anchors = bundle.reading.loads ? bundle.reading.anchors : [];
  const known = knownFrom(bundle.reading, 'bundle');
  const lines = anchors.flatMap(({ line }, i): readonly (readonly [string, number])[] => {
    const sha256 = known[i]?.certificate.sha256;
    return sha256 === undefined || known.length !== anchors.length ? [] : [[sha256, line]];
  });
  return {
    bundle: known,
    systemStore: () => knownFromSystem(plan.systemStore()),
    get: options.aia ? getWith(seen, { ...plan, clock: world.clock, signal: stop.signal }) : undefined,
    lines: new Map(lines.toReversed()),
    sourceOf: ({ of, authority }) => `${wayName} (${viaText(way.via)}), ${of === 'target' ? `for ${authority}` : 'its own TLS'}`,
    root: options.root,
    now: world.now,
  };
}

/** Fetches go the way of the chain: through the proxies, never past them; the last one sees its login only where it has seen it for the chain. */
function getWith({ observation: { legs }, via, trust }: SeenChains, context: Omit<GetContext, 'trust' | 'isTls' | 'maxOctets'>): Get {
  const isTls = legs.some((leg) => leg.leg === 'proxy-tls' && leg.ok && leg.hop === via.length);
  const isShown = legs.some((leg) => leg.leg === 'tunnel' && leg.hop === via.length && leg.login === 'basic');
  const proxies = via.map((proxy, i) => (isShown || i + 1 < via.length ? proxy : proxy.withoutCredentials()));
  return (place) => getThrough(proxies, place, { ...context, trust, isTls, maxOctets: maxFetchedOctets });
}

async function chainsOf(
  { wayName }: CapturePlan,
  { seen, direct, host }: { readonly seen: SeenChains; readonly direct: SeenChains | undefined; readonly host: string },
  context: CaptureContext,
): Promise<{ readonly rows: readonly CapturedChain[]; readonly fetches: CapturedChainFetches }> {
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

type CapturedChainFetches = Parameters<typeof captureReport>[0]['fetches'];

/** That of the target, where nobody says which; that of the proxy where the way ended there. */
function chosenOf(chains: readonly CapturedChain[], of: CaptureOptions['of']): CapturedChain | undefined {
  if (of !== undefined) return chains.findLast((chain) => chain.of === of);
  return chains.findLast((chain) => chain.of === 'target') ?? chains.at(-1);
}

function interrupted(): Failure {
  return new Failure({
    code: 'interrupted',
    what: 'captured nothing',
    why: 'the run was ended by hand or by a signal',
    next: 'run it again; --timeout bounds how long each leg may take',
  });
}
