import { Failure } from '../../failure.ts';
import { type Authority, authorityText } from '../../proxy/authority.ts';
import type { ObserveContext } from '../../proxy/handshake/walk.ts';
import { hostSystemStore } from '../host-root.ts';
import { count, durationMs, timeLimitMs, usage } from '../values.ts';
import type { World } from '../world.ts';
import { type ConfiguredWays, configuredWays } from './configured-ways.ts';
import { type CredentialsFor, credentialsFile } from './credentials-file.ts';
import type { ProbeOptions } from './probe-options.ts';
import { targetsFrom } from './targets.ts';

/** What is to be probed, and how. */
export interface ProbePlan extends ConfiguredWays {
  /** At least one, no two of them the same. */
  readonly targets: readonly Authority[];
  readonly bundlePath: string;
  readonly proxyTls: NonNullable<ObserveContext['proxyTls']>;
  /** Digest only with logins of a file: those of the agent it shows as Basic alone. */
  readonly logins: NonNullable<ObserveContext['logins']>;
  /** `host:port` of the proxies for which the file of logins holds none; empty where there is no such file. */
  readonly withoutLogin: ReadonlySet<string>;
  /** For each leg. */
  readonly timeoutMs: number;
  readonly deadlineMs: number | undefined;
  /** How many pairs of proxy and target are walked at once. */
  readonly parallel: number;
  /** The path of the system's trusted roots, asked only where it is needed; `undefined`: there are none. */
  readonly systemStore: () => string | undefined;
  /** The options that lead another command to the same list of proxies. */
  readonly listWords: readonly string[];
  /** The program, where a real curl is to be asked too. */
  readonly curl: string | undefined;
}

const maxParallel = 100;

/** Reads the options of `probe`. Fails: `usage`, `no-proxies`, and those of {@link credentialsFile}. */
export function probePlan(options: ProbeOptions, world: World): ProbePlan {
  return planFor(configuredWays(options, world), options);
}

/** The same for ways that are known. Fails: `usage`, and those of {@link credentialsFile}. */
export function planFor(configured: ConfiguredWays, options: ProbeOptions): ProbePlan {
  if (options.curl && configured.bundlePath === '-') throw curlNeedsFile();
  const credentials = options.credentialsFile === undefined ? undefined : credentialsFile(options.credentialsFile);
  return {
    ...configured,
    ways: credentials ? configured.ways.map((way) => withCredentials(way, credentials)) : configured.ways,
    withoutLogin: new Set(
      credentials
        ? authoritiesOf(configured)
            .filter((authority) => !credentials(authority))
            .map(authorityText)
        : [],
    ),
    logins: credentials ? ['basic', 'digest'] : ['basic'],
    targets: targetsFrom(options.target ?? configured.platform, { ...configured, withCdn: options.cdn ?? false }),
    timeoutMs: timeLimitMs(options.timeout, '--timeout'),
    deadlineMs: options.deadline === undefined ? undefined : deadlineOf(options.deadline),
    parallel: parallelOf(options.parallel),
    proxyTls: proxyTlsOf(options.proxyTls ?? 'auto'),
    systemStore: () => options.systemStore ?? systemStoreOf(options),
    listWords: listWordsOf(options),
    curl: curlOf(options.curl),
  };
}

/** Each proxy with its login of the file; where that holds none, with the one that is configured. */
function withCredentials<Any extends ConfiguredWays['ways'][number]>(way: Any, credentials: CredentialsFor): Any {
  if (way.kind !== 'way') return way;
  const via = way.via.map((proxy) => {
    const login = credentials(proxy.authority);
    return login ? proxy.withCredentials(login) : proxy;
  });
  return { ...way, via };
}

function authoritiesOf({ ways }: ConfiguredWays): readonly Authority[] {
  return ways.flatMap((way) => (way.kind === 'way' ? way.via.map(({ authority }) => authority) : []));
}

/** Of a system without a store nothing is to be asked. */
function systemStoreOf(options: ProbeOptions): string | undefined {
  try {
    return hostSystemStore(options);
  } catch (error) {
    if (error instanceof Failure && ['no-system-store', 'links-in-a-circle'].includes(error.code)) return undefined;
    throw error;
  }
}

function listWordsOf({ root = '/', profile }: ProbeOptions): readonly string[] {
  return [...(root === '/' ? [] : ['--root', root]), ...(profile === undefined ? [] : ['--profile', profile])];
}

function curlOf(given: ProbeOptions['curl']): string | undefined {
  if (given === '') throw usage('the value of --curl is empty', 'pass --curl alone for the curl of this system, or --curl /path/to/curl');
  return given === true ? 'curl' : given || undefined;
}

function deadlineOf(text: string): number {
  const deadlineMs = durationMs(text, '--deadline', '30s');
  // Later ones overflow the timer, which would fire at once.
  if (deadlineMs >= 1 && deadlineMs <= 86_400_000) return deadlineMs;
  throw usage('the value of --deadline is not between 1ms and 1d', 'choose a time for the whole run, for instance --deadline 30s');
}

function curlNeedsFile(): Failure {
  return usage('--curl cannot read the bundle from standard input: every curl needs all of it', 'name a file with --bundle');
}

function parallelOf(text: string): number {
  const parallel = count(text, '--parallel');
  if (parallel <= maxParallel) return parallel;
  throw usage(`the value of --parallel is more than ${maxParallel}`, 'choose fewer, for instance --parallel 10');
}

function proxyTlsOf(text: string): ProbePlan['proxyTls'] {
  if (text === 'auto' || text === 'always' || text === 'never') return text;
  throw usage('the value of --proxy-tls is none of auto, always and never', 'pass --proxy-tls auto, which finds out what the proxy speaks');
}
