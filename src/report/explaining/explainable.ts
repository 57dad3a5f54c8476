import { pathFailureTexts } from '../../certificate/path/path-failure-texts.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { causes } from '../../diagnosis/causes/index.ts';
import { hostCauses } from '../../diagnosis/host/causes/index.ts';
import { proxyUnreadable } from '../../diagnosis/proxy-unreadable.ts';
import { failureTexts } from '../../failure/texts.ts';
import { causeConsequence, hostConsequence, pathConsequence } from './consequences.ts';
import type { Explanation } from './explanation.ts';
import { findingTexts } from './finding-texts.ts';
import { settingTexts } from './setting-texts.ts';

/**
 * Everything that `explain` can print: rules, refusals, repairs, what settings are held against, causes, the most specific first,
 * what is wrong with a path, and failures. One id can stand for several of different kinds, which then say the same of different things.
 */
export const explainable: readonly Explanation[] = [
  ...findingTexts,
  ...settingTexts,
  ...[...causes, proxyUnreadable].map(causeExplanation),
  ...hostCauses.map(hostExplanation),
  ...Object.entries(pathFailureTexts).map(([id, text]): Explanation => ({ consequence: pathConsequence, ...text, id, kind: 'path' })),
  ...Object.entries(failureTexts).map(([id, text]): Explanation => ({ ...text, id, kind: 'failure' })),
];

/** What an id stands for, of every kind; empty where there is no such id. */
export function explanationsOf(id: string): readonly Explanation[] {
  return explainable.filter((explanation) => explanation.id === id);
}

type CauseText = Pick<Cause, 'id' | 'title' | 'why' | 'remedy' | 'source'> & {
  readonly severity: string;
  readonly consequence?: string | undefined;
};

function causeExplanation(cause: CauseText): Explanation {
  const { id, severity, title, why, consequence = causeConsequence(severity), remedy, source } = cause;
  return { id, kind: 'cause', level: severity, title, why, consequence, remedy, source };
}

function hostExplanation(cause: CauseText): Explanation {
  return { ...causeExplanation(cause), kind: 'host', consequence: cause.consequence ?? hostConsequence(cause.severity) };
}
