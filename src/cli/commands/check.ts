import { qualysCloudAgent } from '../../agent/profile.ts';
import { readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import type { BundleEntry } from '../../bundle/entry.ts';
import { readHeader } from '../../bundle/formats/header.ts';
import { judge } from '../../bundle/judge.ts';
import { lostByLoader } from '../../bundle/lost.ts';
import { readBundle } from '../../bundle/read.ts';
import { readOneOr } from '../../bundle/sources/read-sources.ts';
import { checkReport } from '../../report/check-report.ts';
import { checkText } from '../../report/text/check-text.ts';
import { hostPath } from '../host-root.ts';
import { type JudgingOptions, judgeContext } from '../judging-options.ts';
import { limitsFrom, type ReadingOptions, readOptionsFrom } from '../reading-options.ts';
import { durationMs, instant } from '../values.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `check`, as the command line gives them. */
export interface CheckOptions extends ReadingOptions, JudgingOptions {
  readonly warn: string;
  readonly critical: string;
  readonly at?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Says whether a bundle loads for the agent, which rules it breaks and what expires when. */
export async function check(file: string | undefined, options: CheckOptions, world: World): Promise<CommandResult> {
  const thresholds = { warnMs: durationMs(options.warn, '--warn'), criticalMs: durationMs(options.critical, '--critical') };
  const at = options.at === undefined ? world.now : instant(options.at, '--at');
  const source = await readOneOr(hostPath(qualysCloudAgent.bundlePath, options), file, world.stdin, limitsFrom(options));
  const { entries, refused, repairs } = await readBundle(source, readOptionsFrom(options, world));
  const reading = readAsOpenssl(source.text, wellFormed(entries));
  const withNotices = Boolean(options.verbose || options.json);
  const context = judgeContext(options, { now: at, thresholds, more: lostByLoader(reading), withNotices });
  const report = checkReport({
    file: source.path,
    at,
    reading,
    entries: await judge(entries, context),
    refused,
    repairs,
    header: readHeader(source.text),
  });
  return { report, text: () => checkText(report, options.verbose) };
}

/** The certificates that stand as they are in PEM blocks, by line: both readers see them in the same way. */
function wellFormed(entries: readonly BundleEntry[]): ReadonlyMap<number, Uint8Array> {
  const plain = entries.filter(({ encoding, isMended, trustSettings }) => encoding === 'pem' && !isMended && !trustSettings);
  return new Map(plain.map(({ origin, certificate }) => [origin.line, certificate.der]));
}
