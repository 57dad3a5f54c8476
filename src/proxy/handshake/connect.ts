import { type Socket, connect as tcpConnect } from 'node:net';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';
import type { AddressAttempt } from './observation.ts';
import { faultOf } from './within.ts';

/** The recommended Connection Attempt Delay (RFC 8305 §5). */
const headStartMs = 250;

/** What came of all addresses. */
export interface Connected {
  /** The first connection, or the fault that tells most where there is none. */
  readonly result: Socket | Fault;
  /** In the order in which they were begun. */
  readonly attempts: readonly AddressAttempt[];
}

interface Attempt {
  readonly address: string;
  readonly socket: Socket;
  readonly begunMs: number;
  ended?: { readonly ms: number; readonly fault: Fault };
}

/**
 * A TCP connection to the first of `addresses` that answers. The next one is begun when one fails, or after a head start of 250 ms
 * (less where the time would not suffice for all); when one answers, the others are closed: such a one has the fault `timeout`,
 * with the time for which it was waited for.
 *
 * The socket keeps a listener for errors, so that a late reset cannot crash the process.
 * Source: RFC 8305 §5.
 */
export function connect(addresses: readonly string[], port: number, budget: Budget): Promise<Connected> {
  return new Promise((resolve) => {
    const { signal } = budget;
    const limitMs = budget.leftMs();
    const delayMs = Math.min(headStartMs, limitMs / Math.max(1, addresses.length));
    const attempts: Attempt[] = [];
    let nextStart: NodeJS.Timeout | undefined;
    let isOver = false;

    const finish = (winner: Attempt | undefined, ending: Fault): void => {
      isOver = true;
      clearTimeout(nextStart);
      clearTimeout(end);
      signal?.removeEventListener('abort', onAbort);
      const told = attempts.map((attempt): AddressAttempt => {
        const { address, ended } = attempt;
        const ms = Math.round((ended?.ms ?? budget.spentMs() - attempt.begunMs) * 10) / 10;
        if (attempt === winner) return { address, ms };
        attempt.socket.destroy();
        return { address, ms, fault: ended?.fault ?? ending };
      });
      resolve({ result: winner?.socket ?? mostTelling(told, ending), attempts: told });
    };
    const onAbort = (): void => finish(undefined, { kind: 'cancelled' });
    const begin = (): void => {
      clearTimeout(nextStart);
      const address = addresses[attempts.length];
      if (address === undefined) return;
      const attempt: Attempt = { address, socket: tcpConnect({ host: address, port, noDelay: true }), begunMs: budget.spentMs() };
      attempts.push(attempt);
      nextStart = setTimeout(begin, delayMs);
      attempt.socket.on('error', (error) => fail(attempt, faultOf(error)));
      attempt.socket.once('connect', () => finish(attempt, { kind: 'timeout' }));
    };
    const fail = (attempt: Attempt, fault: Fault): void => {
      if (isOver) return;
      attempt.ended = { ms: budget.spentMs() - attempt.begunMs, fault };
      if (attempts.length < addresses.length) begin();
      else if (attempts.every(({ ended }) => ended)) finish(undefined, fault);
    };

    const end = setTimeout(() => finish(undefined, { kind: 'timeout' }), limitMs);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    else begin();
  });
}

const tellsLess = ['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

/** A refusal tells more than silence, and silence more than a family of addresses that this host does not have. */
function mostTelling(attempts: readonly AddressAttempt[], ending: Fault): Fault {
  if (ending.kind === 'cancelled') return ending;
  const weigh = (fault: Fault): number => {
    if (fault.kind !== 'error') return 1;
    if (fault.code === 'ECONNREFUSED') return 3;
    return tellsLess.includes(fault.code) ? 0 : 2;
  };
  const faults = attempts.flatMap(({ fault }) => fault ?? []);
  return faults.reduce((best, fault) => (weigh(fault) > weigh(best) ? fault : best), faults[0] ?? ending);
}
