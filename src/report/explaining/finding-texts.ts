import { doesNotLoadText } from '../../bundle/does-not-load.ts';
import { lostByLoaderText } from '../../bundle/lost.ts';
import { refusalTexts } from '../../bundle/refusal.ts';
import { repairTexts } from '../../bundle/repair.ts';
import { bundleRules } from '../../bundle/rules/index.ts';
import { waiverLapsedText } from '../../bundle/waivers.ts';
import { malformed, rules } from '../../certificate/rules/index.ts';
import type { RuleText } from '../../certificate/rules/rule.ts';
import { expiresSoonText } from '../../expiry/expires-soon.ts';
import { refusalConsequence, repairConsequence, ruleConsequence } from './consequences.ts';
import type { Explanation } from './explanation.ts';

const mended = 'nothing for this bundle: merge writes it as every loader reads it; mend the source where others read it too';

/** What can be said of certificates and blocks, in the order in which it is documented. */
export const findingTexts: readonly Explanation[] = [
  ...[malformed, ...rules, ...bundleRules, expiresSoonText, lostByLoaderText, doesNotLoadText, waiverLapsedText].map(ruleExplanation),
  ...Object.entries(refusalTexts).map(([id, text]): Explanation => ({ consequence: refusalConsequence, ...text, id, kind: 'refusal' })),
  ...Object.entries(repairTexts).map(
    ([id, text]): Explanation => ({ consequence: repairConsequence, remedy: mended, ...text, id, kind: 'repair' }),
  ),
];

/** What to do about a finding or a refusal, by id: a certificate that is malformed is a block that is, and both have one remedy. */
export const findingRemedies: ReadonlyMap<string, string> = new Map(
  findingTexts.filter(({ kind }) => kind !== 'repair').map(({ id, remedy }) => [id, remedy]),
);

type RuleDocumentation = Omit<RuleText, 'examples'> & Partial<Pick<RuleText, 'examples'>> & { readonly level: string };

function ruleExplanation(rule: RuleDocumentation): Explanation {
  const { id, level, title, why, consequence = ruleConsequence(level), remedy, source, examples } = rule;
  return { id, kind: 'rule', level, title, why, consequence, remedy, source, ...(examples && { examples }) };
}
