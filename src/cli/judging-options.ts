import { platformOf } from '../agent/conf.ts';
import { qualysCloudAgent } from '../agent/profile.ts';
import { doesNotLoadText } from '../bundle/does-not-load.ts';
import type { BundleEntry } from '../bundle/entry.ts';
import type { JudgeContext } from '../bundle/judge.ts';
import { readFile } from '../bundle/sources/read-file.ts';
import { parseWaivers } from '../bundle/waivers.ts';
import type { Finding } from '../certificate/finding.ts';
import { malformed } from '../certificate/rules/index.ts';
import { expiresSoon, type Thresholds } from '../expiry/expires-soon.ts';
import { parseAuthority } from '../proxy/authority.ts';
import { findingTexts } from '../report/explaining/finding-texts.ts';
import { type RootOptions, rootOf } from './host-root.ts';
import { targetAuthority } from './values.ts';

/** Options of every command that judges certificates, as the command line gives them. */
export interface JudgingOptions extends RootOptions {
  readonly waivers?: string;
  readonly target?: string;
}

/** What certificates are judged by beside those options. */
export interface Judging {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly thresholds?: Thresholds;
  readonly more?: (entry: BundleEntry) => Finding | undefined;
  /** Whether anybody reads notices; they are told unless it is said that nobody does. */
  readonly withNotices?: boolean;
}

/** The context in which certificates are judged. Fails: `usage`, `source-unreadable`, `waiver-unreadable`. */
export function judgeContext(
  { waivers, target, ...host }: JudgingOptions,
  { now, thresholds, more, withNotices = true }: Judging,
): JudgeContext {
  return {
    now,
    withNotices,
    platformHost: platformHost(target, host),
    ...(waivers === undefined ? {} : { waivers: parseWaivers(textOf(waivers), waivers, isRule) }),
    more: (entry) =>
      [thresholds && expiresSoon(entry.certificate, now, thresholds), more?.(entry)].filter((finding) => finding !== undefined),
  };
}

/** The agent's own configuration may be missing or wrong where a bundle is made for another host: then nothing is known. */
function platformHost(target: string | undefined, host: RootOptions): string | undefined {
  if (target !== undefined) return targetAuthority(target, '--target').host.toLowerCase();
  const configured = platformOf(qualysCloudAgent.confPath, rootOf(host));
  const authority = configured === undefined ? undefined : parseAuthority(configured, 443);
  return authority && 'host' in authority ? authority.host.toLowerCase() : undefined;
}

function textOf(path: string): string {
  return Buffer.from(readFile(path), 'latin1').toString('utf8');
}

/** What does not load or cannot be decoded is no certificate that could be let in. */
const neverWaived: ReadonlySet<string> = new Set([malformed.id, doesNotLoadText.id]);

function isRule(id: string): boolean {
  return findingTexts.some((text) => text.kind === 'rule' && text.id === id && !neverWaived.has(id));
}
