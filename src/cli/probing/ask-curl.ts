import type { CurlVerdict } from '../../diagnosis/evidence.ts';
import { failedLeg, type Observation } from '../../proxy/handshake/observation.ts';
import { curlConfig } from './curl-config.ts';
import { curlRequest } from './curl-request.ts';
import { runCurl } from './run-curl.ts';
import type { Pair } from './way.ts';

/** What all runs of curl share. */
export interface CurlContext {
  readonly program: string;
  /** `PATH`. */
  readonly path: string | undefined;
  readonly bundlePath: string;
  readonly statusPath: string;
  /** For each leg of a walk. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Has a real curl go the way that was walked, with the same bundle; `undefined` where curl cannot go that way or the run ended
 * before. Limits: {@link curlLimitMs}, and a second for its start. Fails: `curl-not-started`.
 */
export async function askCurl(
  pair: Pair,
  observation: Observation,
  { program, path, timeoutMs, signal, ...asked }: CurlContext,
): Promise<CurlVerdict | undefined> {
  const request = signal.aborted ? undefined : curlRequest(pair, observation, asked);
  if (!request) return undefined;
  const limitMs = curlLimitMs(observation, timeoutMs);
  const verdict = await runCurl(curlConfig(request, pair.via[0], limitMs), { program, path, signal, limitMs: limitMs + 1000 });
  return signal.aborted ? undefined : verdict;
}

/**
 * The time that curl gets, in whole milliseconds: as long as the walk took, and `timeoutMs` more, since its legs have no limits of
 * their own; no more than the walk took where that waited in vain.
 */
export function curlLimitMs({ legs, ...observation }: Observation, timeoutMs: number): number {
  const walkedMs = Math.max(1, Math.ceil(legs.reduce((sum, { ms }) => sum + ms, 0)));
  return failedLeg({ legs, ...observation })?.fault?.kind === 'timeout' ? walkedMs : walkedMs + timeoutMs;
}
