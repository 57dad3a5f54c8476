import { confUnreadable } from '../../agent/findings/conf-unreadable.ts';
import { settingsFileUnreadable } from '../../agent/findings/settings-file-unreadable.ts';
import type { Finding } from '../../certificate/finding.ts';
import { expired } from '../../certificate/rules/expired.ts';
import { notYetValid } from '../../certificate/rules/not-yet-valid.ts';
import type { Found } from '../../diagnosis/ranking/found.ts';
import { faultTitle } from '../explaining/fault-title.ts';
import { findingTexts } from '../explaining/finding-texts.ts';
import { settingText } from '../explaining/setting-texts.ts';
import type { SettingsFindingRow } from '../proxies-rows.ts';
import { shellLine } from '../shell-line.ts';

const severityOf = { error: 'critical', warning: 'warning', notice: 'notice' } as const;
/** What nobody here may read the agent may: that is a question that stays open, not a fault of the agent. */
const notSeen = new Set([settingsFileUnreadable.id, confUnreadable.id]);
/** What the vendor wants of every certificate, whether a chain leads to it or not. */
const ofDates = new Set([expired.id, notYetValid.id]);

/** Where the agent does not start no way matters. */
const notStarting = new Set(['settings-file-demanded', 'shell-syntax-error', 'value-too-long']);

/** Each finding of the settings and of the list as a cause of its own. */
export function settingsFound(findings: readonly SettingsFindingRow[], root: string): readonly Found[] {
  const command = shellLine(['cabundle', 'proxies', ...(root === '/' ? [] : ['--root', root])]);
  return findings.map(({ id, level, detail, place, proxy }): Found => {
    const { broken: title = id, forAgent, remedy = '' } = settingText(id) ?? {};
    const severity = notSeen.has(id) ? 'warning' : severityOf[level];
    return {
      id,
      severity,
      title,
      stage: 'settings',
      leg: undefined,
      proxies: proxy === null ? [] : [proxy],
      evidence: [`${whereOf({ place, proxy })}${detail}`],
      consequence: notStarting.has(id) ? forAgent : undefined,
      usualConsequence: forAgent,
      // What the agent was started with it keeps.
      remedy: severity === 'critical' ? `${remedy}; then restart the agent` : remedy,
      // What nobody here may read that command cannot read either.
      command: notSeen.has(id) ? undefined : command,
    };
  });
}

function whereOf({ place, proxy }: Pick<SettingsFindingRow, 'place' | 'proxy'>): string {
  if (proxy !== null) return `proxy ${proxy}: `;
  if (!place) return '';
  return `${place.path}${place.line === null ? '' : `:${place.line}`}: `;
}

/** A finding of a rule on a certificate of the bundle, with its place in words. */
export interface BundleFinding extends Finding {
  readonly where: string;
}

/**
 * What the rules say of the bundle. Whether one of its certificates matters only a handshake tells: where none was made an error is a
 * warning, else a notice; that of a date is a warning in both cases, for the vendor wants all to be valid.
 */
export function bundleFound(
  findings: readonly BundleFinding[],
  { path, isProbed }: { readonly path: string; readonly isProbed: boolean },
): readonly Found[] {
  return findings
    .filter(({ level, waiver }) => level === 'error' && !waiver)
    .map(({ id, detail, where }): Found => {
      const { title = id, remedy = '' } = findingTexts.find((text) => text.id === id) ?? {};
      return {
        id,
        severity: !isProbed || ofDates.has(id) ? 'warning' : 'notice',
        title: faultTitle(id, title),
        stage: 'certificate',
        leg: undefined,
        proxies: [],
        evidence: [`${where}: ${detail}`],
        consequence: undefined,
        remedy,
        command: shellLine(['cabundle', 'check', path]),
      };
    });
}
