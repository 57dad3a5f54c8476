import { settingsRules } from '../../agent/findings/index.ts';
import { proxyRules } from '../../proxy/findings/index.ts';
import { settingConsequence } from './consequences.ts';
import type { Explanation } from './explanation.ts';

/** What a setting is held against, and what is said where that is broken. */
export interface SettingExplanation extends Explanation {
  /** The fact, in a few words. */
  readonly broken: string;
  /** What follows for the agent alone, without what cabundle does. */
  readonly forAgent: string;
}

/** What the settings of an agent and its list of proxies are held against, in the order in which it is documented. */
export const settingTexts: readonly SettingExplanation[] = [...settingsRules, ...proxyRules].map(settingExplanation);

/** What is said of a setting that a log or a file shows to be broken; `undefined` where the id is that of no setting. */
export function settingText(id: string): SettingExplanation | undefined {
  return settingTexts.find((text) => text.id === id);
}

type SettingText = Omit<SettingExplanation, 'kind' | 'forAgent' | 'level'> & { readonly level: string; readonly harms?: string };

function settingExplanation(rule: SettingText): SettingExplanation {
  const { id, level, harms, title, broken, why, remedy, source, examples } = rule;
  const consequence = settingConsequence(rule.consequence, level, harms);
  const forAgent = rule.consequence;
  return { id, kind: 'setting', level, title, broken, why, consequence, forAgent, remedy, source, ...(examples && { examples }) };
}
