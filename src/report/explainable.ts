import { settingsRules } from '../agent/findings/index.ts';
import { causes } from '../diagnosis/causes/index.ts';
import { hostCauses } from '../diagnosis/host/causes/index.ts';
import { proxyUnreadable } from '../diagnosis/proxy-unreadable.ts';
import { proxyRules } from '../proxy/findings/index.ts';
import { byId, type Explanation } from './explanation.ts';
import { findingTexts } from './finding-texts.ts';

/** Everything that `explain` can print, by id: rules, refusals, repairs, what settings are held against, then causes, the most specific first. */
export const explainable: ReadonlyMap<string, Explanation> = byId([
  ...findingTexts,
  ...[...settingsRules, ...proxyRules].map(
    ({ id, level, title, why, remedy, source, examples }): Explanation => ({
      id,
      kind: 'setting',
      level,
      title,
      why,
      remedy,
      source,
      examples,
    }),
  ),
  ...[...causes, proxyUnreadable, ...hostCauses].map(
    ({ id, severity, title, why, remedy, source }): Explanation => ({ id, kind: 'cause', level: severity, title, why, remedy, source }),
  ),
]);
