import { performance } from 'node:perf_hooks';
import { onTestFinished } from 'vitest';
import type { Listening } from '../../fixtures/lab/listening.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl/openssl-pem.ts';
import { type Evidence, gatherEvidence } from '../../src/diagnosis/evidence.ts';
import type { Authority } from '../../src/proxy/authority.ts';
import { observe } from '../../src/proxy/handshake/observe.ts';
import { trustIn } from '../../src/proxy/handshake/trust.ts';
import type { ObserveContext } from '../../src/proxy/handshake/walk.ts';
import { parseProxies } from '../../src/proxy/parse-proxies.ts';
import { parseProxyChain } from '../../src/proxy/parse-proxy-chain.ts';
import type { Proxy } from '../../src/proxy/proxy.ts';

/** The moment at which the tests judge certificates. */
export const now: number = Date.parse('2026-06-01T00:00:00Z');

/** The platform that the lab's leaves are for; no resolver knows it. */
export const target: Authority = { host: 'platform.example', port: 443 };

/** What a test states of a way; everything else is usual. */
export interface WayOptions {
  /** A proxy URL, or a chain of them (`A>B`); left out, the way is direct. */
  readonly through?: string;
  readonly to?: Authority;
  /** Text of the bundle. */
  readonly bundle?: string;
  readonly timeoutMs?: number;
  /** Whatever else the walk is made with. */
  readonly context?: Partial<ObserveContext>;
}

/** Walks one way as `probe` does and returns what a diagnosis is made of. */
export async function walk({ through, to = target, bundle: text = '', timeoutMs = 5000, context: more }: WayOptions): Promise<Evidence> {
  const bundle = readAsOpenssl(text);
  const trust = trustIn(bundle.loads ? bundle.anchors : []);
  const context = { target: to, trust, timeoutMs, clock: () => performance.now(), ...more };
  const observation = await observe(through === undefined ? undefined : chainOf(through), context);
  return gatherEvidence(observation, bundle, now);
}

/** The URL of a proxy of the lab; `login` stands in it as it is written. */
export function urlOf({ port }: Listening, { scheme = 'http', login }: { readonly scheme?: string; readonly login?: string } = {}): string {
  return `${scheme}://${login === undefined ? '' : `${login}@`}127.0.0.1:${port}`;
}

/** The proxy that a URL names. */
export function proxyOf(url: string): Proxy {
  const [entry] = parseProxies(url);
  if (entry?.kind !== 'proxy') throw new Error(`not a proxy: ${entry?.why}`);
  return entry.proxy;
}

function chainOf(text: string): readonly Proxy[] {
  const chain = parseProxyChain(text);
  if (chain.kind === 'unreadable') throw new Error(`not a chain: ${chain.why}`);
  return chain.proxies;
}

/** A server that is closed when the test ends. */
export async function during<Server extends Listening>(server: Promise<Server>): Promise<Server> {
  const listening = await server;
  onTestFinished(listening.close);
  return listening;
}
