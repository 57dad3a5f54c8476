import type { Leg } from '../proxy/handshake/observation.ts';

const resets: ReadonlySet<string> = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING']);

/** How a connection was ended by its other end without a word, in words; `undefined` where it was not. */
export function brokenOff({ fault, ms }: Leg): string | undefined {
  const after = `after ${Math.max(1, Math.round(ms))} ms`;
  if (fault?.kind === 'closed') return `closed the connection ${after}`;
  return fault?.kind === 'error' && resets.has(fault.code) ? `broke off the connection ${after} (${fault.code})` : undefined;
}
