import { type Socket, connect as tcpConnect } from 'node:net';
import type { Fault } from './fault.ts';
import { within } from './within.ts';

/**
 * A TCP connection to the first of `addresses` that answers; each gets an equal share of the time.
 * The socket keeps a listener for errors, so that a late reset cannot crash the process.
 */
export async function connect(addresses: readonly string[], port: number, timeoutMs: number): Promise<Socket | Fault> {
  let fault: Fault = { kind: 'timeout' };
  for (const address of addresses) {
    const reached = await connectTo(address, port, timeoutMs / addresses.length);
    if (!('kind' in reached)) return reached;
    fault = reached;
  }
  return fault;
}

async function connectTo(host: string, port: number, timeoutMs: number): Promise<Socket | Fault> {
  const socket = tcpConnect({ host, port, noDelay: true });
  socket.on('error', () => undefined);
  const reached = await within<Socket>(socket, timeoutMs, (settle) => {
    const onConnect = (): void => settle(socket);
    socket.on('connect', onConnect);
    return () => socket.off('connect', onConnect);
  });
  if ('kind' in reached) socket.destroy();
  return reached;
}
