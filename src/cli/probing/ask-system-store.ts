import { type OpensslReading, readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { readFile } from '../../bundle/sources/read-file.ts';
import type { Observation } from '../../proxy/handshake/observation.ts';
import { trustIn } from '../../proxy/handshake/trust.ts';
import { type WalkContext, type WalkedPair, type WalkListener, walkPairs } from './walk-pairs.ts';

/** The second walk of a pair, whose chain the bundle alone does not trust, with the system store beside the bundle. */
export interface SecondWalk {
  readonly observation: Observation;
  /** Bundle and system store as one. */
  readonly reading: OpensslReading;
  /** `undefined` where the walk did not come so far this time. */
  readonly isTrusted: boolean | undefined;
}

const silent: WalkListener = { began: () => undefined, ended: () => undefined };

/**
 * Walks again, with the system store beside the bundle, where the bundle alone refused a chain: whether the agent's file
 * replaces the built-in trust or adds to it is not documented.
 *
 * Shape: by pair, in their order; `undefined` where nothing was to be asked, or the system has no store. A bundle that does
 * not load fails whatever stands beside it. Nobody but these walks pays for reading the store.
 */
export async function askSystemStore(
  walked: readonly WalkedPair[],
  bundle: OpensslReading,
  { path, ...context }: Omit<WalkContext, 'trust'> & { readonly path: () => string | undefined },
): Promise<readonly (SecondWalk | undefined)[]> {
  const refused = walked.filter(({ observation }) => observation && isUntrusted(observation));
  const reading = bundle.loads && refused.length > 0 && !context.signal.aborted ? besideSystemStore(bundle, path()) : undefined;
  if (!reading?.loads) return walked.map(() => undefined);
  const again = await walkPairs(refused, { ...context, trust: trustIn(reading.anchors) }, silent);
  return walked.map((pair) => {
    const { observation } = again[refused.indexOf(pair)] ?? {};
    if (!observation) return undefined;
    const isTrusted = isRefused(observation) ? false : hasCome(observation, pair.observation) || undefined;
    return { observation, reading, isTrusted };
  });
}

/** A chain for another host is refused with any anchors. */
function isUntrusted({ legs }: Observation): boolean {
  const errors = legs.flatMap((leg) => ('peer' in leg ? (leg.peer?.verifyError ?? []) : []));
  return errors.some((error) => error !== 'ERR_TLS_CERT_ALTNAME_INVALID');
}

function isRefused({ legs }: Observation): boolean {
  return legs.some((leg) => 'peer' in leg && leg.peer?.verifyError !== undefined);
}

/** Whether the walk passed the leg at which the first one ended. */
function hasCome({ legs }: Observation, first: Observation | undefined): boolean {
  return legs.some(({ leg, ok }) => ok && leg === first?.legs.at(-1)?.leg);
}

function besideSystemStore(bundle: OpensslReading & { readonly loads: true }, path: string | undefined): OpensslReading | undefined {
  const store = path === undefined ? undefined : readAsOpenssl(readFile(path));
  return store?.loads ? { loads: true, anchors: [...bundle.anchors, ...store.anchors] } : undefined;
}
