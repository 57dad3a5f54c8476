import { setMaxListeners } from 'node:events';
import { Failure } from '../../failure.ts';
import type { Authority } from '../authority.ts';
import { maxHops } from '../parse-proxy-chain.ts';
import type { Proxy } from '../proxy.ts';
import type { Observation } from './observation.ts';
import { through } from './through-proxy.ts';
import { type Dial, type ObserveContext, Walk } from './walk.ts';

/**
 * Walks from this host through `way` (a proxy, a chain of them with the first hop first, or none) to the target's `/status`, leg by
 * leg, and records what it sees.
 *
 * Every leg is bounded in time and octets, and no socket outlives the walk; a signal ends it at once. A proxy that shows an untrusted
 * certificate of its own gets no credentials, and no CONNECT inside TLS. Each login is sent to its own proxy alone; where the second
 * proxy of a chain speaks plain HTTP, the first can read its login on the way.
 * An error that nobody foresaw ends this walk alone: it becomes the fault `unforeseen` of the leg.
 * Fails: `proxy-chain-too-long` for more than two proxies; `status-path-malformed` for a path that is none.
 */
export async function observe(way: Proxy | readonly Proxy[] | undefined, context: ObserveContext): Promise<Observation> {
  const via = [way ?? []].flat();
  checkRequest(via, context);
  // All legs of all walks may wait for the same signal.
  if (context.signal) setMaxListeners(0, context.signal);
  const walk = new Walk(via, context);
  try {
    await walkTo(via, walk, context);
  } catch (error) {
    if (error instanceof Failure) throw error;
    walk.breakOff(error);
  } finally {
    walk.end();
  }
  return { proxy: via[0], via, target: context.target, legs: walk.legs };
}

async function walkTo(via: readonly Proxy[], walk: Walk, context: ObserveContext): Promise<void> {
  const { target } = context;
  const first = via[0]?.authority ?? target;
  const hop = via.length === 0 ? undefined : 1;
  const addresses = await walk.resolve(first.host, hop);
  if (!addresses) return;
  const connect: Dial = () => walk.connect(addresses, first.port, hop);
  const dial = via.reduce<Dial>((before, proxy, i) => {
    const destination: Authority = via[i + 1]?.authority ?? target;
    return through({ proxy, hop: i + 1, destination, dial: before }, walk, context);
  }, connect);
  const stream = await dial();
  const inside = stream && (await walk.secure(stream, { leg: 'target-tls', hop: undefined, host: target.host, redial: dial }));
  if (inside) await walk.status(inside);
}

function checkRequest(via: readonly Proxy[], { statusPath = '/' }: ObserveContext): void {
  if (via.length > maxHops) {
    throw new Failure({
      code: 'proxy-chain-too-long',
      what: 'cannot walk this chain of proxies',
      why: `it has ${via.length} proxies; at most ${maxHops} stand one behind the other`,
      next: 'name the proxies that the agent itself connects through',
    });
  }
  if (!/^\/[\x21-\x7e]*$/.test(statusPath)) {
    throw new Failure({
      code: 'status-path-malformed',
      what: 'cannot ask the target for this path',
      why: 'it does not begin with a slash, or has a blank, a control or a non-ASCII character in it',
      next: 'write those characters percent-encoded, for instance /status',
    });
  }
}
