import { qualysCloudAgent } from '../../agent/profile.ts';
import { readAsOpenssl } from '../../bundle/encodings/openssl-pem.ts';
import { type JudgedEntry, judge } from '../../bundle/judge.ts';
import { lostByLoader } from '../../bundle/lost.ts';
import { readBundle } from '../../bundle/read.ts';
import { readOne } from '../../bundle/sources/read-sources.ts';
import type { Finding } from '../../certificate/finding.ts';
import { expiresSoon } from '../../expiry/expires-soon.ts';
import { checkReport } from '../../report/check-report.ts';
import { checkText } from '../../report/text/check-text.ts';
import { durationMs, instant } from '../values.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `check`, as the command line gives them. */
export interface CheckOptions {
  readonly warn: string;
  readonly critical: string;
  readonly at?: string;
}

/** Says whether a bundle loads for the agent, which rules it breaks and what expires when. */
export async function check(file: string | undefined, options: CheckOptions, world: World): Promise<CommandResult> {
  const thresholds = { warnMs: durationMs(options.warn, '--warn'), criticalMs: durationMs(options.critical, '--critical') };
  const at = options.at === undefined ? world.now : instant(options.at, '--at');
  const source = await readOne(file ?? qualysCloudAgent.bundlePath, world.stdin);
  const { entries, refused } = readBundle(source);
  const reading = readAsOpenssl(source.text, new Map(entries.map(({ origin, certificate }) => [origin.line, certificate.der])));
  const lost = lostByLoader(reading);
  const report = checkReport({
    file: source.path,
    at,
    reading,
    entries: entries.map((entry) => withFindings(judge(entry, { now: at }), [expiresSoon(entry.certificate, at, thresholds), lost(entry)])),
    refused,
  });
  return { report, text: () => checkText(report) };
}

function withFindings(entry: JudgedEntry, more: readonly (Finding | undefined)[]): JudgedEntry {
  const found = more.filter((finding) => finding !== undefined);
  return found.length > 0 ? { ...entry, findings: [...entry.findings, ...found] } : entry;
}
