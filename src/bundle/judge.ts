import type { Finding, Level } from '../certificate/finding.ts';
import { hasChecksumOfPublicRoot } from '../certificate/public-roots.ts';
import { expired } from '../certificate/rules/expired.ts';
import { rules } from '../certificate/rules/index.ts';
import { notYetValid } from '../certificate/rules/not-yet-valid.ts';
import { applyRules, type RuleContext } from '../certificate/rules/rule.ts';
import { verifySelfSignatures } from '../certificate/signature/self-signature.ts';
import type { BundleEntry } from './entry.ts';
import { issuersIn } from './issuers.ts';
import { distrusted } from './rules/distrusted.ts';
import { bundleRules } from './rules/index.ts';
import { applyBundleRules } from './rules/rule.ts';
import { type Waiver, withWaivers } from './waivers.ts';

/** A certificate with what the rules say of it. */
export interface JudgedEntry extends BundleEntry {
  readonly findings: readonly Finding[];
  /** Whether it may stand in a bundle: no finding is an error, but for those that are waived. */
  readonly isAccepted: boolean;
}

/** What certificates are judged by. */
export interface JudgeContext extends RuleContext {
  readonly waivers?: readonly Waiver[];
  /** Whether notices are wanted; they are, unless it is said that nobody reads them. */
  readonly withNotices?: boolean;
  /** Ids of rules that are asked even then. */
  readonly needed?: readonly string[];
  /** Findings that do not come from the rules, told behind theirs. */
  readonly more?: (entry: BundleEntry) => readonly Finding[];
}

/**
 * Holds certificates against every rule, alone and together, in their order. What a rule rejects on its own does not count
 * as a part of the whole: an expired root is nobody's issuer.
 */
export async function judge(entries: readonly BundleEntry[], context: JudgeContext): Promise<readonly JudgedEntry[]> {
  await verifySelfSignatures(entries.map(({ certificate }) => certificate));
  const asked = rules.filter((rule) => isAsked(rule, context));
  const dated = [expired, notYetValid];
  const distrusts = applyBundleRules([distrusted], entries, context);
  const alone = entries.map((entry, i) => [
    ...applyRules(isSettled(entry, context) ? dated : asked, entry.certificate, context),
    ...(distrusts[i] ?? []),
    ...(context.more?.(entry) ?? []),
  ]);
  const first = entries.map((entry, i) => judged(entry, alone[i] ?? [], context));
  const standing = first.filter(({ isAccepted }) => isAccepted);
  const together = await judgedTogether(standing, context);
  let next = 0;
  return first.map((entry, i) => {
    const more = entry.isAccepted ? (together[next++] ?? []) : [];
    return more.length > 0 ? judged(entry, [...(alone[i] ?? []), ...more], context) : entry;
  });
}

/** The roots of browsers stand side by side in every system's store: nothing is to be said of them but what is said of each alone. */
async function judgedTogether(entries: readonly JudgedEntry[], context: JudgeContext): Promise<readonly (readonly Finding[])[]> {
  if (entries.every(({ certificate, trustSettings }) => !trustSettings && hasChecksumOfPublicRoot(certificate))) return [];
  await issuersIn(entries).verify();
  return applyBundleRules(
    bundleRules.filter((rule) => rule !== distrusted && isAsked(rule, context)),
    entries,
    context,
  );
}

/** Of the roots of browsers it is known, from when their list was made, that no rule has more to say than its notices and their dates. */
function isSettled({ certificate }: BundleEntry, { withNotices = true }: JudgeContext): boolean {
  return !withNotices && hasChecksumOfPublicRoot(certificate);
}

function isAsked({ id, level }: { readonly id: string; readonly level: Level }, { withNotices = true, needed }: JudgeContext): boolean {
  return withNotices || level !== 'notice' || (needed?.includes(id) ?? false);
}

function judged(entry: BundleEntry, findings: readonly Finding[], { waivers, now }: JudgeContext): JudgedEntry {
  if (findings.length === 0) return { ...entry, findings, isAccepted: true };
  const own = waivers?.filter(({ sha256 }) => sha256 === entry.certificate.sha256) ?? [];
  const told = withWaivers(findings, own, now);
  return { ...entry, findings: told, isAccepted: told.every(({ level, waiver }) => level !== 'error' || waiver !== undefined) };
}
