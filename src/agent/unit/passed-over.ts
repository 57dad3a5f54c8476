import type { Directive } from './unit-file.ts';

/** The keys of a service that have to do with its environment. Source: systemd.exec(5). */
const keys: ReadonlySet<string> = new Set(['Environment', 'EnvironmentFile', 'UnsetEnvironment', 'PassEnvironment']);
/** What begins so is meant for one of them; no other key of a service does. */
const meant = /^(?:unset|pass)?(?:env|e[a-z]{0,12}r[a-z]{0,12}ment)/i;

/** Why systemd passes over a line that is meant for the environment of the service. */
export type PassedOver = 'syntax' | 'section' | 'key';

/**
 * Why systemd passes over a directive, where somebody meant it for the environment; `undefined` for one that it takes, and for others.
 *
 * `syntax`: a line without a key or "=". `section`: it stands outside `[Service]`. `key`: it is misspelled; case counts.
 * A section `X-…` is for other programs. Source: systemd.syntax(7); systemd.unit(5).
 */
export function passedOver({ section, key }: Directive): PassedOver | undefined {
  if (section.startsWith('X-')) return undefined;
  if (key === '') return 'syntax';
  if (!meant.test(key)) return undefined;
  if (section !== 'Service') return 'section';
  return keys.has(key) ? undefined : 'key';
}

/** Whether a directive sets something for the service. */
export function setsEnvironment({ section, key }: Directive): boolean {
  return section === 'Service' && (key === 'Environment' || key === 'EnvironmentFile');
}
