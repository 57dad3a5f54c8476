import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { Authority } from '../authority.ts';
import type { Proxy } from '../proxy.ts';
import { askStatus } from './ask-status.ts';
import { connect } from './connect.ts';
import type { Fault } from './fault.ts';
import type { Leg } from './observation.ts';
import type { HttpHead } from './read-head.ts';
import { resolve } from './resolve.ts';
import { secure } from './secure.ts';
import { askForTunnel } from './tunnel.ts';

/** What every way shares. */
export interface ObserveContext {
  readonly target: Authority;
  readonly trust: SecureContext;
  /** For each leg. */
  readonly timeoutMs: number;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
}

/**
 * Takes one leg after the other and writes down how long each took and what was seen. A leg that does not get where it
 * should gives `undefined`; whoever walks decides what comes next.
 */
export class Walk {
  legs: Leg[] = [];
  readonly #context: ObserveContext;
  readonly #open: Duplex[] = [];

  constructor(context: ObserveContext) {
    this.#context = context;
  }

  /** Closes everything that the walk opened. */
  end(): void {
    for (const stream of this.#open) stream.destroy();
  }

  async resolve(host: string): Promise<readonly string[] | undefined> {
    const { result, ms } = await this.#timed(() => resolve(host, this.#context.timeoutMs));
    if ('kind' in result) {
      this.legs.push({ leg: 'resolve', ms, ok: false, fault: result, addresses: [] });
      return undefined;
    }
    this.legs.push({ leg: 'resolve', ms, ok: true, addresses: result });
    return result;
  }

  async connect(addresses: readonly string[], port: number): Promise<Duplex | undefined> {
    const { result, ms } = await this.#timed(() => connect(addresses, port, this.#context.timeoutMs));
    if ('kind' in result) {
      this.legs.push({ leg: 'connect', ms, ok: false, fault: result });
      return undefined;
    }
    this.#open.push(result);
    this.legs.push({ leg: 'connect', ms, ok: true });
    return result;
  }

  /** TLS; a peer that is not trusted ends the way. */
  async secure(leg: 'proxy-tls' | 'target-tls', stream: Duplex, host: string): Promise<Duplex | undefined> {
    const { timeoutMs, trust } = this.#context;
    const { result, ms } = await this.#timed(() => secure(stream, host, trust, timeoutMs));
    if ('kind' in result) {
      this.legs.push({ leg, ms, ok: false, fault: result });
      return undefined;
    }
    this.#open.push(result.stream);
    const ok = result.peer.verifyError === undefined;
    this.legs.push({ leg, ms, ok, peer: result.peer });
    return ok ? result.stream : undefined;
  }

  async tunnel(proxy: Proxy, stream: Duplex, authorization: string | undefined): Promise<Duplex | undefined> {
    const { target, timeoutMs } = this.#context;
    const { result, ms } = await this.#timed(() => askForTunnel(stream, target, authorization, timeoutMs));
    if (!('kind' in result)) {
      const ok = result.status >= 200 && result.status < 300;
      this.legs.push({ leg: 'tunnel', ms, ok, answer: redacted(proxy, result), speaksTls: false });
      return ok ? stream : undefined;
    }
    const fault: Fault = result.kind === 'tls' ? { kind: 'protocol', what: 'the answer is TLS, not HTTP' } : result;
    this.legs.push({ leg: 'tunnel', ms, ok: false, fault, speaksTls: result.kind === 'tls' });
    return undefined;
  }

  async status(stream: Duplex, proxy: Proxy | undefined): Promise<void> {
    const { target, timeoutMs } = this.#context;
    const { result, ms } = await this.#timed(() => askStatus(stream, target, timeoutMs));
    if ('kind' in result) this.legs.push({ leg: 'status', ms, ok: false, fault: result });
    else this.legs.push({ leg: 'status', ms, ok: result.status === 200, answer: proxy ? redacted(proxy, result) : result });
  }

  async #timed<Result>(act: () => Promise<Result>): Promise<{ readonly result: Result; readonly ms: number }> {
    const start = this.#context.clock();
    const result = await act();
    return { result, ms: Math.round((this.#context.clock() - start) * 10) / 10 };
  }
}

/** A proxy, also one that answers in place of the target, can send a login back to whoever sent it. */
function redacted(proxy: Proxy, head: HttpHead): HttpHead {
  return {
    ...head,
    reason: proxy.redact(head.reason),
    headers: head.headers.map(([name, value]) => [proxy.redact(name), proxy.redact(value)] as const),
  };
}
