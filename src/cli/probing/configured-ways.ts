import { platformOf } from '../../agent/conf.ts';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { Failure } from '../../failure.ts';
import { configuredProxies } from '../../proxy/configured.ts';
import type { UnwalkedWay } from '../../report/probe-report.ts';
import type { World } from '../world.ts';
import type { ProbeOptions } from './probe-options.ts';
import type { Way } from './way.ts';

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
  const { setBy, proxies } = configuredProxies({ given, environment, variables: proxyVariables, maxProxies });
  if (proxies.length === 0 && !direct) throw noProxies(proxyVariables);
  const ways = proxies.map(({ index, entry, isIgnored }): Way | UnwalkedWay => {
    if (isIgnored) return { kind: 'ignored', index, proxy: entry.kind === 'proxy' ? entry.proxy.toString() : 'unreadable' };
    if (entry.kind === 'unreadable') return { kind: 'unreadable', index, why: entry.why };
    return { kind: 'way', index, via: [entry.proxy] };
  });
  const platform = platformOf(confPath);
  return {
    setBy,
    ways: direct ? [...ways, { kind: 'way', index: 'direct', via: [] }] : ways,
    bundlePath: bundle ?? bundlePath,
    platform: platform === undefined ? [] : [platform],
  };
}

function noProxies(variables: readonly string[]): Failure {
  return new Failure({
    code: 'no-proxies',
    what: 'cannot probe: no proxy is configured',
    why: `neither --proxy nor ${variables.join(' nor ')} names one`,
    next: 'name each with --proxy URL, or pass --direct to test the direct connection',
  });
}
