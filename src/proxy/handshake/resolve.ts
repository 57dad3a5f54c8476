import { lookup } from 'node:dns/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { systemErrorCode } from '../../failure.ts';
import { isAddress } from '../authority.ts';
import type { Fault } from './fault.ts';

/**
 * The addresses of a name, as the host's resolver gives them (`getaddrinfo`, so `/etc/hosts` counts, as for the agent).
 * An address resolves to itself.
 */
export async function resolve(host: string, timeoutMs: number): Promise<readonly string[] | Fault> {
  if (isAddress(host)) return [host];
  const patience = new AbortController();
  const timeout = delay(timeoutMs, { kind: 'timeout' } as const, { signal: patience.signal }).catch(() => ({ kind: 'timeout' }) as const);
  const addresses = lookup(host, { all: true, verbatim: true })
    .then((found) => found.map(({ address }) => address))
    .catch((error: unknown): Fault => ({ kind: 'error', code: systemErrorCode(error) ?? 'EAI_FAIL' }));
  const result = await Promise.race([addresses, timeout]);
  patience.abort();
  return result;
}
