import type { Duplex } from 'node:stream';
import type { Authority } from '../authority.ts';
import type { Proxy } from '../proxy.ts';
import { askStatus, statusExcerpt } from './ask-status.ts';
import { type Budget, budgetOf } from './budget.ts';
import { connect } from './connect.ts';
import type { Fault } from './fault.ts';
import type { Leg, Login, TlsLeg } from './observation.ts';
import { openTunnel } from './open-tunnel.ts';
import { resolve } from './resolve.ts';
import { oldProtocolOf, secure, type Unsecured } from './secure.ts';
import type { Trust } from './trust.ts';
import { cleanHead, withoutLogins } from './without-logins.ts';

/** What every way shares. */
export interface ObserveContext {
  readonly target: Authority;
  readonly trust: Trust;
  /** For each leg. */
  readonly timeoutMs: number;
  /** A clock that never jumps, in milliseconds. */
  readonly clock: () => number;
  /** TLS to the proxies: as they answer (`auto`), before everything else (`always`), or not at all (`never`). */
  readonly proxyTls?: 'auto' | 'always' | 'never';
  /** Ends the walk at once; the leg that it ends has the fault `cancelled`. */
  readonly signal?: AbortSignal;
  /** What is asked of the target; begins with a slash, percent-encoded. `/status` by default. */
  readonly statusPath?: string;
  /** The logins that may be shown to a proxy that has credentials: Basic alone by default, as the agent does. */
  readonly logins?: readonly Login[];
}

/** Makes a stream to a proxy, or through it; `undefined` where the way ends before. */
export type Dial = () => Promise<Duplex | undefined>;

/** TLS with whom, over what, and how to come to such a stream once more. */
export interface TlsStep {
  readonly leg: TlsLeg['leg'];
  /** Which proxy it is; `undefined` for the target. */
  readonly hop: number | undefined;
  readonly host: string;
  readonly redial: Dial;
}

/** CONNECT to whom, through which proxy. */
export interface TunnelStep {
  readonly proxy: Proxy;
  readonly hop: number;
  readonly destination: Authority;
  readonly logins: readonly Login[];
  readonly redial: Dial;
}

/** A leg that has not ended. */
interface Begun {
  readonly leg: Leg['leg'];
  readonly hop: number | undefined;
  readonly budget: Budget;
}

/** Of the words of an error that nobody foresaw. */
const maxWords = 200;

/**
 * Takes one leg after the other and writes down how long each took and what was seen. A leg that does not get where it
 * should gives `undefined`; whoever walks decides what comes next.
 */
export class Walk {
  legs: readonly Leg[] = [];
  readonly #context: ObserveContext;
  readonly #via: readonly Proxy[];
  readonly #open: Duplex[] = [];
  /** The leg that another walk of the same way is a part of. */
  #outer: Budget | undefined;
  /** The leg that is being walked. */
  #current: Begun | undefined;

  constructor(via: readonly Proxy[], context: ObserveContext) {
    this.#via = via;
    this.#context = context;
  }

  get isCancelled(): boolean {
    return this.#context.signal?.aborted ?? false;
  }

  /** Closes everything that the walk opened. */
  end(): void {
    for (const stream of this.#open) stream.destroy();
  }

  /** Ends the way at the leg that is being walked, for an error that nobody foresaw. */
  breakOff(error: unknown): void {
    const { leg, hop, budget } = this.#current ?? { leg: 'resolve', hop: undefined, budget: this.#budget() };
    const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const what = withoutLogins(words, this.#via).slice(0, maxWords);
    const seen = { ...hopOf(hop), ms: spent(budget), ok: false, fault: { kind: 'unforeseen', what } } as const;
    if (leg === 'resolve') this.#add({ leg, ...seen, addresses: [] });
    else if (leg === 'tunnel') this.#add({ leg, ...seen, speaksTls: false });
    else this.#add({ leg, ...seen });
  }

  async resolve(host: string, hop: number | undefined): Promise<readonly string[] | undefined> {
    const budget = this.#begin('resolve', hop);
    const result = await resolve(host, budget);
    const time = { leg: 'resolve', ...hopOf(hop), ms: spent(budget) } as const;
    if ('kind' in result) return void this.#add({ ...time, ok: false, fault: result, addresses: [] });
    this.#add({ ...time, ok: true, addresses: result });
    return result;
  }

  async connect(addresses: readonly string[], port: number, hop: number | undefined): Promise<Duplex | undefined> {
    const budget = this.#begin('connect', hop);
    const { result, attempts } = await connect(addresses, port, budget);
    const time = { leg: 'connect', ...hopOf(hop), ms: spent(budget), attempts } as const;
    if ('kind' in result) return void this.#add({ ...time, ok: false, fault: result });
    this.#open.push(result);
    this.#add({ ...time, ok: true });
    return result;
  }

  /** TLS; a peer that is not trusted ends the way. */
  async secure(stream: Duplex, { leg, hop, host, redial }: TlsStep): Promise<Duplex | undefined> {
    const budget = this.#begin(leg, hop);
    const result = await secure(stream, host, this.#context.trust, budget);
    const time = { leg, ...hopOf(hop), ms: spent(budget) } as const;
    if ('fault' in result) return void this.#add({ ...time, ok: false, ...(await this.#whyNoTls(result, host, redial)) });
    this.#open.push(result.stream);
    const ok = result.peer.verifyError === undefined;
    this.#add({ ...time, ok, peer: result.peer });
    return ok ? result.stream : undefined;
  }

  async tunnel(stream: Duplex, { proxy, hop, destination, logins, redial }: TunnelStep): Promise<Duplex | undefined> {
    const budget = this.#begin('tunnel', hop);
    const again = (): Promise<Duplex | undefined> => this.#aside(budget, redial);
    const { stream: tunnel, seen, ms } = await openTunnel(stream, { proxy, destination, logins, via: this.#via, redial: again, budget });
    this.#add({ leg: 'tunnel', hop, ms, ok: tunnel !== undefined, ...seen });
    return tunnel;
  }

  async status(stream: Duplex): Promise<void> {
    const { target, statusPath = '/status' } = this.#context;
    const budget = this.#begin('status', undefined);
    const result = await askStatus(stream, target, statusPath, budget);
    const time = { leg: 'status', path: statusPath, ms: spent(budget) } as const;
    if ('kind' in result) return void this.#add({ ...time, ok: false, fault: result });
    const excerpt = await statusExcerpt(stream, result, budget, (text) => withoutLogins(text, this.#via));
    const page = excerpt === undefined ? {} : { excerpt };
    this.#add({ ...time, ok: result.status === 200, answer: cleanHead(result, this.#via), ...page });
  }

  /** Where the peer shares no version of TLS, a second handshake tells which it speaks. */
  async #whyNoTls({ fault, wantedClientCertificate }: Unsecured, host: string, redial: Dial): Promise<Partial<TlsLeg>> {
    const budget = this.#budget();
    const why = { fault, ...(wantedClientCertificate ? { wantedClientCertificate } : {}) };
    const stream = isOfVersions(fault) ? await this.#aside(budget, redial) : undefined;
    const oldProtocol = stream && (await oldProtocolOf(stream, host, budget));
    return { ...why, ...(oldProtocol === undefined ? {} : { oldProtocol }) };
  }

  /** Walks without writing down, within the budget of the leg that wants it. */
  async #aside(budget: Budget, dial: Dial): Promise<Duplex | undefined> {
    const { legs } = this;
    const [outer, current] = [this.#outer, this.#current];
    this.#outer = budget;
    try {
      return await dial();
    } finally {
      this.legs = legs;
      this.#outer = outer;
      this.#current = current;
    }
  }

  #begin(leg: Leg['leg'], hop: number | undefined): Budget {
    const budget = this.#budget();
    this.#current = { leg, hop, budget };
    return budget;
  }

  #budget(): Budget {
    const { timeoutMs, clock, signal } = this.#context;
    return budgetOf(timeoutMs, clock, signal, this.#outer);
  }

  #add(leg: Leg): void {
    this.legs = [...this.legs, leg];
  }
}

function spent(budget: Budget): number {
  return Math.round(budget.spentMs() * 10) / 10;
}

function hopOf(hop: number | undefined): { readonly hop?: number } {
  return hop === undefined ? {} : { hop };
}

/** Whether client and server found no version that both speak (RFC 8446 §6.2, `protocol_version`). */
function isOfVersions(fault: Fault): boolean {
  return fault.kind === 'error' && /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION)$/.test(fault.code);
}
