import { lostByLoaderText } from '../bundle/lost.ts';
import { refusalTexts } from '../bundle/refusal.ts';
import { repairTexts } from '../bundle/repair.ts';
import { bundleRules } from '../bundle/rules/index.ts';
import { waiverLapsedText } from '../bundle/waivers.ts';
import { malformed, rules } from '../certificate/rules/index.ts';
import type { RuleText } from '../certificate/rules/rule.ts';
import { expiresSoonText } from '../expiry/expires-soon.ts';
import type { Explanation } from './explanation.ts';

const mended = 'nothing for this bundle: merge writes it as every loader reads it; mend the source where others read it too';

/** What can be said of certificates and blocks, in the order in which it is documented. */
export const findingTexts: readonly Explanation[] = [
  ...[malformed, ...rules, ...bundleRules].map(ruleExplanation),
  ...[expiresSoonText, lostByLoaderText, waiverLapsedText].map((text): Explanation => ({ ...text, kind: 'rule' })),
  ...Object.entries(refusalTexts).map(([id, text]): Explanation => ({ id, kind: 'refusal', ...text })),
  ...Object.entries(repairTexts).map(([id, text]): Explanation => ({ id, kind: 'repair', ...text, remedy: mended })),
];

function ruleExplanation({ id, level, title, why, remedy, source, examples }: RuleText & { readonly level: string }): Explanation {
  return { id, kind: 'rule', level, title, why, remedy, source, examples };
}
