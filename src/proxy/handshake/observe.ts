import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { Authority } from '../authority.ts';
import type { Proxy } from '../proxy.ts';
import { askStatus } from './ask-status.ts';
import { connect } from './connect.ts';
import type { Fault } from './fault.ts';
import type { Leg, Observation, TunnelLeg } from './observation.ts';
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
 * Walks from this host through `proxy` (or directly) to the target's `/status`, leg by leg, and records what it sees.
 *
 * Every leg is bounded in time and octets, and no socket outlives the walk. A proxy that shows an untrusted certificate
 * of its own gets no credentials, and no CONNECT inside TLS.
 */
export async function observe(proxy: Proxy | undefined, context: ObserveContext): Promise<Observation> {
  const walk = new Walk(context);
  try {
    await walk.to(proxy);
  } finally {
    walk.end();
  }
  return { proxy, target: context.target, legs: walk.legs };
}

class Walk {
  readonly legs: Leg[] = [];
  readonly #context: ObserveContext;
  readonly #open: Duplex[] = [];

  constructor(context: ObserveContext) {
    this.#context = context;
  }

  async to(proxy: Proxy | undefined): Promise<void> {
    const { target } = this.#context;
    const first = proxy?.authority ?? target;
    const addresses = await this.#resolve(first.host);
    if (!addresses) return;
    const stream = proxy ? await this.#throughProxy(proxy, addresses) : await this.#connect(addresses, target.port);
    const inside = stream && (await this.#secure('target-tls', stream, target.host));
    if (inside) await this.#status(inside, proxy);
  }

  end(): void {
    for (const stream of this.#open) stream.destroy();
  }

  /**
   * The scheme is a claim: `https` is written for proxies that speak plain HTTP too. So a plain CONNECT comes first,
   * without the login where TLS was claimed; TLS follows where the proxy does not answer it in HTTP.
   */
  async #throughProxy(proxy: Proxy, addresses: readonly string[]): Promise<Duplex | undefined> {
    const isTlsClaimed = proxy.scheme === 'https';
    const plain = await this.#plainTunnel(proxy, addresses, isTlsClaimed ? undefined : proxy.basicAuthorization());
    const answer = this.#lastTunnel()?.answer;
    if (plain || !this.#lastTunnel()) return plain;
    if (isTlsClaimed && answer?.status === 407 && proxy.hasCredentials) {
      this.#forgetAttempt();
      return this.#plainTunnel(proxy, addresses, proxy.basicAuthorization());
    }
    // Some servers answer plain text on a TLS port with 400 in plain HTTP.
    if (answer && answer.status !== 400) return undefined;
    if (!isTlsClaimed) return this.#noteTls(proxy, addresses);
    const attempt = this.#forgetAttempt();
    const inside = await this.#tlsTunnel(proxy, addresses);
    if (!this.legs.some(showsTls)) this.legs.splice(1, Infinity, ...attempt);
    return inside;
  }

  async #plainTunnel(proxy: Proxy, addresses: readonly string[], authorization: string | undefined): Promise<Duplex | undefined> {
    const socket = await this.#connect(addresses, proxy.authority.port);
    return socket && this.#tunnel(proxy, socket, authorization);
  }

  async #tlsTunnel(proxy: Proxy, addresses: readonly string[]): Promise<Duplex | undefined> {
    const socket = await this.#connect(addresses, proxy.authority.port);
    const inside = socket && (await this.#secure('proxy-tls', socket, proxy.authority.host));
    return inside && this.#tunnel(proxy, inside, proxy.basicAuthorization());
  }

  /** A proxy that closed a plain CONNECT may expect TLS: one handshake tells. The way ends here, as it does for the agent. */
  async #noteTls(proxy: Proxy, addresses: readonly string[]): Promise<undefined> {
    const tunnel = this.legs.pop();
    if (tunnel?.leg !== 'tunnel') return;
    const isSilent = tunnel.fault?.kind === 'timeout';
    const speaksTls = tunnel.speaksTls || (!isSilent && (await this.#answersTls(proxy, addresses)));
    this.legs.push({ ...tunnel, speaksTls });
  }

  async #answersTls(proxy: Proxy, addresses: readonly string[]): Promise<boolean> {
    const { timeoutMs, trust } = this.#context;
    const socket = await connect(addresses, proxy.authority.port, timeoutMs);
    if ('kind' in socket) return false;
    this.#open.push(socket);
    const secured = await secure(socket, proxy.authority.host, trust, timeoutMs);
    if (!('kind' in secured)) this.#open.push(secured.stream);
    return !('kind' in secured);
  }

  async #resolve(host: string): Promise<readonly string[] | undefined> {
    const { timeoutMs } = this.#context;
    const { result, ms } = await this.#timed(() => resolve(host, timeoutMs));
    if ('kind' in result) {
      this.legs.push({ leg: 'resolve', ms, ok: false, fault: result, addresses: [] });
      return undefined;
    }
    this.legs.push({ leg: 'resolve', ms, ok: true, addresses: result });
    return result;
  }

  async #connect(addresses: readonly string[], port: number): Promise<Duplex | undefined> {
    const { timeoutMs } = this.#context;
    const { result, ms } = await this.#timed(() => connect(addresses, port, timeoutMs));
    if ('kind' in result) {
      this.legs.push({ leg: 'connect', ms, ok: false, fault: result });
      return undefined;
    }
    this.#open.push(result);
    this.legs.push({ leg: 'connect', ms, ok: true });
    return result;
  }

  async #secure(leg: 'proxy-tls' | 'target-tls', stream: Duplex, host: string): Promise<Duplex | undefined> {
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

  async #tunnel(proxy: Proxy, stream: Duplex, authorization: string | undefined): Promise<Duplex | undefined> {
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

  async #status(stream: Duplex, proxy: Proxy | undefined): Promise<void> {
    const { target, timeoutMs } = this.#context;
    const { result, ms } = await this.#timed(() => askStatus(stream, target, timeoutMs));
    if ('kind' in result) this.legs.push({ leg: 'status', ms, ok: false, fault: result });
    else this.legs.push({ leg: 'status', ms, ok: result.status === 200, answer: proxy ? redacted(proxy, result) : result });
  }

  #lastTunnel(): TunnelLeg | undefined {
    const last = this.legs.at(-1);
    return last?.leg === 'tunnel' ? last : undefined;
  }

  /** Takes away the connect and tunnel legs of an attempt that another one replaces. */
  #forgetAttempt(): readonly Leg[] {
    return this.legs.splice(1);
  }

  async #timed<Result>(act: () => Promise<Result>): Promise<{ readonly result: Result; readonly ms: number }> {
    const start = this.#context.clock();
    const result = await act();
    return { result, ms: Math.round((this.#context.clock() - start) * 10) / 10 };
  }
}

/** Whether a handshake with the proxy came to its end, or to an alert, which only TLS sends. */
function showsTls(leg: Leg): boolean {
  if (leg.leg !== 'proxy-tls') return false;
  return leg.fault === undefined || (leg.fault.kind === 'error' && leg.fault.code.includes('ALERT'));
}

/** A proxy, also one that answers in place of the target, can send a login back to whoever sent it. */
function redacted(proxy: Proxy, head: HttpHead): HttpHead {
  return {
    ...head,
    reason: proxy.redact(head.reason),
    headers: head.headers.map(([name, value]) => [proxy.redact(name), proxy.redact(value)] as const),
  };
}
