import { platformOf } from '../../agent/conf.ts';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { type OpensslReading, readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { readOne } from '../../bundle/sources/read-sources.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { gatherEvidence } from '../../diagnosis/evidence.ts';
import { Failure } from '../../failure.ts';
import { type Authority, authorityText } from '../../proxy/authority.ts';
import { type ConfiguredProxy, configuredProxies } from '../../proxy/configured.ts';
import type { Observation } from '../../proxy/handshake/observation.ts';
import { observe } from '../../proxy/handshake/observe.ts';
import { trustIn } from '../../proxy/handshake/secure.ts';
import type { ObserveContext } from '../../proxy/handshake/walk.ts';
import { route } from '../../proxy/route.ts';
import { type ObservedWay, probeReport, type UnwalkedWay } from '../../report/probe-report.ts';
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
  const ways = await walkAll(options.direct ? [...proxies, 'direct'] : proxies, context);
  // Judged when all have ended: the judgement of one way must not take the time of another.
  const probed = ways.map((way) => (way.kind === 'walked' ? judged(way, bundle, world.now) : way));
  const uses = route(probed.flatMap((way) => (way.kind === 'observed' ? [{ index: way.index, reaches: reaches(way) }] : [])));
  const report = probeReport({
    target: authorityText(target),
    bundle: { path: source.path, loads: bundle.loads },
    setBy,
    ways: probed,
    uses,
  });
  return { report, text: () => probeText(report) };
}

interface WalkedWay {
  readonly kind: 'walked';
  readonly index: number | 'direct';
  readonly observation: Observation;
}

function walkAll(ways: readonly (ConfiguredProxy | 'direct')[], context: ObserveContext): Promise<readonly (WalkedWay | UnwalkedWay)[]> {
  return Promise.all(
    ways.map(async (way): Promise<WalkedWay | UnwalkedWay> => {
      if (way === 'direct') return { kind: 'walked', index: way, observation: await observe(undefined, context) };
      const { index, entry, isIgnored } = way;
      if (isIgnored) return { kind: 'ignored', index, proxy: entry.kind === 'proxy' ? entry.proxy.toString() : 'unreadable' };
      if (entry.kind === 'unreadable') return { kind: 'unreadable', index, why: entry.why };
      return { kind: 'walked', index, observation: await observe(entry.proxy, context) };
    }),
  );
}

function judged({ index, observation }: WalkedWay, bundle: OpensslReading, now: number): ObservedWay {
  const evidence = gatherEvidence(observation, bundle, now);
  return { kind: 'observed', index, evidence, diagnosis: diagnose(evidence) };
}

function reaches({ diagnosis }: ObservedWay): boolean {
  return diagnosis?.cause.severity !== 'critical';
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
