import type { CurlVerdict } from '../../diagnosis/evidence.ts';
import { curlConfig } from './curl-config.ts';
import { curlRequest } from './curl-request.ts';
import { inParallel } from './in-parallel.ts';
import { runCurl } from './run-curl.ts';
import type { WalkedPair } from './walk-pairs.ts';

/** What all runs of curl share. */
export interface CurlContext {
  readonly program: string;
  /** `PATH`. */
  readonly path: string | undefined;
  readonly bundlePath: string;
  /** For each leg of a walk. */
  readonly timeoutMs: number;
  readonly parallel: number;
  readonly signal: AbortSignal;
}

/** Legs that one fetch of curl has. */
const maxLegs = 6;

/**
 * Has a real curl go every way that was walked, with the same bundle; by pair, `undefined` where curl cannot go that way or
 * the run ended before. Fails: `curl-not-started`.
 */
export async function askCurl(
  walked: readonly WalkedPair[],
  { program, path, bundlePath, timeoutMs, parallel, signal }: CurlContext,
): Promise<readonly (CurlVerdict | undefined)[]> {
  const limitMs = timeoutMs * maxLegs;
  return inParallel(walked, { limit: parallel, signal }, async (pair) => {
    const request = pair.observation && curlRequest(pair, pair.observation, bundlePath);
    if (!request) return undefined;
    const verdict = await runCurl(curlConfig(request, pair.via[0], limitMs), { program, path, signal, limitMs: limitMs + 1000 });
    return signal.aborted ? undefined : verdict;
  });
}
