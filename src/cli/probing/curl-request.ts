import { authorityText } from '../../proxy/authority.ts';
import type { Observation } from '../../proxy/handshake/observation.ts';
import { legOf } from '../../proxy/handshake/observation.ts';
import type { Pair } from './way.ts';

/** What curl is to fetch, and how: the same as the walk of a pair. */
export interface CurlRequest {
  readonly url: string;
  /** `scheme://host:port`, without a login; empty for the direct connection. */
  readonly proxy: string;
  readonly bundlePath: string;
  /** The scheme of the login, `undefined` without one. */
  readonly login: 'basic' | 'digest' | undefined;
}

/**
 * The request that equals a walk, or `undefined` where curl knows none: it does not chain HTTP proxies.
 *
 * The scheme of the proxy is the one that the walk found spoken, for the written one is a claim that curl would take at its word.
 */
export function curlRequest({ via, target }: Pair, observation: Observation, bundlePath: string): CurlRequest | undefined {
  const [proxy, ...more] = via;
  if (more.length > 0) return undefined;
  const url = `https://${authorityText(target)}/status`;
  if (!proxy) return { url, proxy: '', bundlePath, login: undefined };
  const tunnel = legOf(observation, 'tunnel');
  const isTls = legOf(observation, 'proxy-tls') !== undefined || (tunnel?.answer === undefined && proxy.scheme === 'https');
  const login = proxy.hasCredentials ? (tunnel?.login ?? 'basic') : undefined;
  return { url, proxy: `${isTls ? 'https' : 'http'}://${authorityText(proxy.authority)}`, bundlePath, login };
}
