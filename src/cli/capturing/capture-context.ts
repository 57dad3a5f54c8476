import type { KnownCertificate } from '../../diagnosis/captured-path.ts';
import { type GetContext, getThrough } from '../../proxy/handshake/get-through.ts';
import type { Stop } from '../probing/stop.ts';
import { viaText } from '../probing/way.ts';
import type { World } from '../world.ts';
import type { CaptureOptions } from './capture-options.ts';
import type { CapturePlan } from './capture-plan.ts';
import type { Get } from './fetch-issuers.ts';
import { type JudgingBundle, knownFrom, knownFromSystem } from './known-certificates.ts';
import type { SeenChains, SeenPeer } from './walk-for-chains.ts';

/** Of a fetched file: a PKCS#7 with every CA of a large company has less. */
const maxFetchedOctets = 256 * 1024;

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

/** What is captured with. */
export interface CaptureTask {
  readonly options: CaptureOptions;
  readonly bundle: JudgingBundle;
  readonly stop: Stop;
}

/** Puts together what the chains of a way are completed from: the bundle, the system store, and fetches through the proxies. */
export function captureContext(
  { plan, way, wayName }: CapturePlan,
  { options, bundle, stop }: CaptureTask,
  seen: SeenChains,
  world: World,
): CaptureContext {
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
