import { causes } from '../diagnosis/causes/index.ts';
import { proxyUnreadable } from '../diagnosis/proxy-unreadable.ts';
import { byId, type Explanation } from './explanation.ts';
import { findingTexts } from './finding-texts.ts';

/** Everything that `explain` can print, by id: rules, refusals, repairs, then causes, the most specific first. */
export const explainable: ReadonlyMap<string, Explanation> = byId([
  ...findingTexts,
  ...[...causes, proxyUnreadable].map(
    ({ id, severity, title, why, remedy, source }): Explanation => ({ id, kind: 'cause', level: severity, title, why, remedy, source }),
  ),
]);
