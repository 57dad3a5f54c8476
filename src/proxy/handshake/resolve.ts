import { lookup } from 'node:dns/promises';
import { systemErrorCode } from '../../failure.ts';
import { isAddress } from '../authority.ts';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';
import { orderAddresses } from './order-addresses.ts';

/**
 * The addresses of a name, of both families, in the order in which they are tried, as the host's resolver gives them (`getaddrinfo`, so
 * `/etc/hosts` counts, as for the agent). An address resolves to itself.
 *
 * The wait is bounded; the resolver itself cannot be called off, and works on in its thread until it has an answer.
 */
export async function resolve(host: string, { leftMs, signal }: Budget): Promise<readonly string[] | Fault> {
  if (signal?.aborted) return { kind: 'cancelled' };
  if (isAddress(host)) return [host];
  const addresses = lookup(host, { all: true, verbatim: true })
    .then((found) => orderAddresses(found.map(({ address }) => address)))
    .catch((error: unknown): Fault => ({ kind: 'error', code: systemErrorCode(error) ?? 'EAI_FAIL' }));
  return new Promise((settle) => {
    const end = (result: readonly string[] | Fault): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      settle(result);
    };
    const onAbort = (): void => end({ kind: 'cancelled' });
    const timer = setTimeout(() => end({ kind: 'timeout' }), leftMs());
    signal?.addEventListener('abort', onAbort);
    void addresses.then(end);
  });
}
