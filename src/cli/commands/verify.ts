import { qualysCloudAgent } from '../../agent/profile.ts';
import { readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import { readSentChain, type SentChain } from '../../bundle/sent-chain.ts';
import { readOne, readOneOr, stdinNamedTwice } from '../../bundle/sources/read-sources.ts';
import type { PathPurpose } from '../../certificate/path/path-verdict.ts';
import { Failure } from '../../failure.ts';
import { verifyText } from '../../report/text/verify-text.ts';
import { verifyReport } from '../../report/verify-report.ts';
import { hostPath, type RootOptions } from '../host-root.ts';
import { limitsFrom, type ReadingOptions, readOptionsFrom } from '../reading-options.ts';
import { instant, usage } from '../values.ts';
import { judgeChain } from '../verifying/judge-chain.ts';
import { purposes } from '../verifying/purposes.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `verify`, as the command line gives them. */
export interface VerifyOptions extends ReadingOptions, RootOptions {
  readonly chain: string;
  readonly host?: string;
  readonly bundle?: string;
  readonly at?: string;
  readonly partialChain?: boolean;
  readonly securityLevel: string;
  readonly purpose: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Says whether a bundle would trust a chain that somebody saved, and why not. Fails: `usage`, `no-chain`, what reading fails with. */
export async function verify(options: VerifyOptions, world: World): Promise<CommandResult> {
  if (options.chain === '-' && options.bundle === '-') throw stdinNamedTwice();
  const now = options.at === undefined ? world.now : instant(options.at, '--at');
  const host = hostOf(options);
  const limits = limitsFrom(options);
  const source = await readOne(options.chain, world.stdin, limits);
  const chain = await readSentChain(source, readOptionsFrom(options, world));
  if (chain.certificates.length === 0) throw noChain(chain);
  const bundle = await readOneOr(hostPath(qualysCloudAgent.bundlePath, options), options.bundle, world.stdin, limits);
  const reading = readAsOpenssl(bundle.text);
  const rules = {
    now,
    host,
    allowsPartialChain: options.partialChain ?? true,
    securityLevel: levels[options.securityLevel] ?? 1,
    purpose: purposeNamed(options.purpose),
  };
  const judged = judgeChain(chain, reading, rules);
  const report = verifyReport({ chainPath: source.path, bundlePath: bundle.path, chain, reading, rules, ...judged });
  return { report, text: () => verifyText(report, options.verbose) };
}

/** Also the names that `openssl verify -purpose` has for them. */
function purposeNamed(name: string): PathPurpose | undefined {
  return purposes.get(name);
}

const levels: Readonly<Record<string, 0 | 1 | 2>> = { 0: 0, 1: 1, 2: 2 };

/** An IPv6 address may stand in brackets, as in a URL. */
function hostOf({ host }: VerifyOptions): string | undefined {
  if (host === undefined) return undefined;
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (bare !== '' && bare.length <= 255 && !/[\s/]|:\/\//.test(bare)) return bare;
  throw usage('the value of --host is no host', 'write a name or an address only, for instance --host qagpublic.example');
}

function noChain({ refused }: SentChain): Failure {
  const [first] = refused;
  return new Failure({
    code: 'no-chain',
    what: 'cannot find a certificate in the chain',
    why: first ? `${first.detail} (line ${first.origin.line})` : 'the file holds no certificate',
    next: 'save the chain with: openssl s_client -proxy PROXY:PORT -connect HOST:443 -showcerts </dev/null >FILE; without >FILE and with 2>&1 it tells why it shows none',
  });
}
