import { settingsRules } from '../../agent/findings/index.ts';
import { proxyRules } from '../../proxy/findings/index.ts';
import { settingConsequence } from './consequences.ts';
import type { Explanation } from './explanation.ts';

/** What the settings of an agent and its list of proxies are held against, in the order in which it is documented. */
export const settingTexts: readonly Explanation[] = [...settingsRules, ...proxyRules].map(settingExplanation);

type SettingText = Omit<Explanation, 'kind' | 'consequence' | 'level'> & { readonly level: string; readonly harms?: string };

function settingExplanation({ id, level, harms, title, why, remedy, source, examples }: SettingText): Explanation {
  const consequence = settingConsequence(level, harms);
  return { id, kind: 'setting', level, title, why, consequence, remedy, source, ...(examples && { examples }) };
}
