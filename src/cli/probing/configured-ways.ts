import { platformOf } from '../../agent/conf.ts';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { Failure } from '../../failure.ts';
import { configuredProxies } from '../../proxy/configured.ts';
import { type ProxyEntry, parseProxies } from '../../proxy/parse-proxies.ts';
import { parseProxyChain } from '../../proxy/parse-proxy-chain.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import type { UnwalkedWay } from '../../report/probed-way.ts';
import type { World } from '../world.ts';
import type { ProbeOptions } from './probe-options.ts';
import { viaText, type Way } from './way.ts';

/** What the command line, the environment and the agent's own settings say. */
export interface ConfiguredWays {
  /** `--proxy`, or the name of the environment variable; `undefined` where nothing is configured. */
  readonly setBy: string | undefined;
  /** In order; the direct connection last. */
  readonly ways: readonly (Way | UnwalkedWay)[];
  readonly bundlePath: string;
  /** Targets where none is named: the platform, or nothing. */
  readonly platform: readonly string[];
}

/** Where proxies, bundle and platform come from. Fails: `no-proxies`. */
export function configuredWays({ proxy: given = [], bundle, direct }: ProbeOptions, { environment }: World): ConfiguredWays {
  const { proxyVariables, maxProxies, bundlePath, confPath } = qualysCloudAgent;
  const configured = configuredProxies({ given: [], environment, variables: proxyVariables, maxProxies });
  const entries = given.length > 0 ? given.flatMap(entriesIn) : configured.proxies.map(({ entry }) => entryOf(entry));
  if (entries.length === 0 && !direct) throw noProxies(proxyVariables);
  const ways = entries.map((entry, i): Way | UnwalkedWay => {
    const index = i + 1;
    if (i >= maxProxies) return { kind: 'ignored', index, proxy: entry.kind === 'via' ? viaText(entry.via) : 'unreadable' };
    return entry.kind === 'via' ? { kind: 'way', index, via: entry.via } : { kind: 'unreadable', index, why: entry.why };
  });
  const platform = platformOf(confPath);
  return {
    setBy: given.length > 0 ? '--proxy' : configured.setBy,
    ways: direct ? [...ways, { kind: 'way', index: 'direct', via: [] }] : ways,
    bundlePath: bundle ?? bundlePath,
    platform: platform === undefined ? [] : [platform],
  };
}

type Entry = { readonly kind: 'via'; readonly via: readonly Proxy[] } | { readonly kind: 'unreadable'; readonly why: string };

/** A value of `--proxy`: one URL, a list of them, or a chain `A>B`. */
function entriesIn(text: string): readonly Entry[] {
  if (!/>\s*https?:\/\//i.test(text)) return parseProxies(text).map(entryOf);
  const chain = parseProxyChain(text);
  return [chain.kind === 'chain' ? { kind: 'via', via: chain.proxies } : chain];
}

function entryOf(entry: ProxyEntry): Entry {
  return entry.kind === 'proxy' ? { kind: 'via', via: [entry.proxy] } : entry;
}

function noProxies(variables: readonly string[]): Failure {
  return new Failure({
    code: 'no-proxies',
    what: 'cannot probe: no proxy is configured',
    why: `neither --proxy nor ${variables.join(' nor ')} names one`,
    next: 'name each with --proxy URL, or pass --direct to test the direct connection',
  });
}
