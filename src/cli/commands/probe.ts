import { platformOf } from '../../agent/conf.ts';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { type OpensslReading, readAsOpenssl } from '../../bundle/encodings/openssl-pem.ts';
import { readOne } from '../../bundle/sources/read-sources.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { decidingTls, type Evidence, followChain, hasPartialChain } from '../../diagnosis/evidence.ts';
import { Failure } from '../../failure.ts';
import { type Authority, authorityText } from '../../proxy/authority.ts';
import { type ConfiguredProxy, configuredProxies } from '../../proxy/configured.ts';
import { type ObserveContext, observe } from '../../proxy/handshake/observe.ts';
import { trustIn } from '../../proxy/handshake/secure.ts';
import type { Proxy } from '../../proxy/proxy.ts';
import { route } from '../../proxy/route.ts';
import { type ObservedWay, type ProbedWay, probeReport } from '../../report/probe-report.ts';
import { probeText } from '../../report/text/probe-text.ts';
import { targetAuthority, timeLimitMs, usage } from '../values.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `probe`, as the command line gives them. */
export interface ProbeOptions {
  readonly proxy?: readonly string[];
  readonly bundle?: string;
  readonly target?: string;
  readonly timeout: string;
  readonly direct?: boolean;
}

/** Walks through all proxies at once to the platform and says which one the agent would use. */
export async function probe(options: ProbeOptions, world: World): Promise<CommandResult> {
  const { proxyVariables, maxProxies, bundlePath } = qualysCloudAgent;
  const target = targetOf(options.target);
  const timeoutMs = timeLimitMs(options.timeout, '--timeout');
  const { setBy, proxies } = configuredProxies({
    given: options.proxy ?? [],
    environment: world.environment,
    variables: proxyVariables,
    maxProxies,
  });
  if (proxies.length === 0 && !options.direct) throw noProxies(proxyVariables);
  const source = await readOne(options.bundle ?? bundlePath, world.stdin);
  const bundle = readAsOpenssl(source.text);
  const trust = trustIn(bundle.loads ? bundle.anchors : []);
  const context: ObserveContext = { target, trust, timeoutMs, clock: world.clock };
  const walks = proxies.map((proxy) => probeProxy(proxy, context, bundle, world.now, maxProxies));
  if (options.direct) walks.push(walk('direct', undefined, context, bundle, world.now));
  const ways = await Promise.all(walks);
  const uses = route(
    ways.flatMap((way) => (way.kind === 'observed' ? [{ index: way.index, reaches: way.diagnosis?.cause.severity !== 'critical' }] : [])),
  );
  const report = probeReport({ target: authorityText(target), bundle: { path: source.path, loads: bundle.loads }, setBy, ways, uses });
  return { report, text: () => probeText(report) };
}

async function probeProxy(
  { index, entry, isIgnored }: ConfiguredProxy,
  context: ObserveContext,
  bundle: OpensslReading,
  now: number,
  maxProxies: number,
): Promise<ProbedWay> {
  if (isIgnored) return { kind: 'ignored', index, proxy: entry.kind === 'proxy' ? entry.proxy.toString() : 'unreadable', maxProxies };
  if (entry.kind === 'unreadable') return { kind: 'unreadable', index, why: entry.why };
  return walk(index, entry.proxy, context, bundle, now);
}

async function walk(
  index: number | 'direct',
  proxy: Proxy | undefined,
  context: ObserveContext,
  bundle: OpensslReading,
  now: number,
): Promise<ObservedWay> {
  const observation = await observe(proxy, context);
  const evidence: Evidence = { observation, bundle, now };
  const peer = decidingTls(observation)?.peer;
  return {
    kind: 'observed',
    index,
    observation,
    diagnosis: diagnose(evidence),
    chain: peer?.chain ?? [],
    followed: peer && followChain(peer, evidence),
    hasPartialChain: hasPartialChain(evidence),
  };
}

function targetOf(text: string | undefined): Authority {
  const target = text ?? platformOf(qualysCloudAgent.confPath);
  if (target !== undefined) return targetAuthority(target, '--target');
  throw usage(
    'no target is named, and the configuration of the agent names no platform',
    'name the platform, for instance --target qagpublic.qg1.apps.example',
  );
}

function noProxies(variables: readonly string[]): Failure {
  return new Failure({
    code: 'no-proxies',
    what: 'cannot probe: no proxy is configured',
    why: `neither --proxy nor ${variables.join(' nor ')} names one`,
    next: 'name each with --proxy URL, or pass --direct to test the direct connection',
  });
}
