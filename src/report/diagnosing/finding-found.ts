import type { Finding } from '../../certificate/finding.ts';
import type { Found, Stage } from '../../diagnosis/ranking/found.ts';
import type { Explanation } from '../explanation.ts';
import { faultTitle } from '../fault-title.ts';
import { findingTexts } from '../finding-texts.ts';
import type { SettingsFindingRow } from '../proxies-rows.ts';
import { settingTexts } from '../setting-texts.ts';
import { shellLine } from '../shell-line.ts';

const severityOf = { error: 'critical', warning: 'warning', notice: 'notice' } as const;
/** What nobody here may read the agent may: that is a question that stays open, not a fault of the agent. */
const notSeen = new Set(['settings-file-unreadable', 'conf-unreadable']);

/** Each finding of the settings and of the list as a cause of its own. */
export function settingsFound(findings: readonly SettingsFindingRow[], root: string): readonly Found[] {
  const command = shellLine(['cabundle', 'proxies', ...(root === '/' ? [] : ['--root', root])]);
  return findings.map(({ id, level, detail, place, proxy }) => {
    const at = place ? `${place.path}${place.line === null ? '' : `:${place.line}`}: ` : '';
    return textsOf(settingTexts, id, 'settings', {
      severity: notSeen.has(id) ? 'warning' : severityOf[level],
      evidence: [`${proxy === null ? at : `proxy ${proxy}: `}${detail}`],
      proxies: proxy === null ? [] : [proxy],
      command,
    });
  });
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
    .map(({ id, detail, where }) =>
      textsOf(findingTexts, id, 'certificate', {
        severity: !isProbed || id === 'expired' || id === 'not-yet-valid' ? 'warning' : 'notice',
        evidence: [`${where}: ${detail}`],
        proxies: [],
        command: shellLine(['cabundle', 'check', path]),
      }),
    );
}

function textsOf(
  texts: readonly Explanation[],
  id: string,
  stage: Stage,
  found: Pick<Found, 'severity' | 'evidence' | 'proxies' | 'command'>,
): Found {
  const { title = id, remedy = '' } = texts.find((text) => text.id === id) ?? {};
  // What the agent was started with it keeps.
  const last = stage === 'settings' && found.severity === 'critical' ? '; then restart the agent' : '';
  return { id, title: faultTitle(id, title), remedy: `${remedy}${last}`, stage, leg: undefined, consequence: undefined, ...found };
}
