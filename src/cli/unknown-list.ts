import type { Setting } from '../agent/settings/setting.ts';
import { Failure } from '../failure.ts';
import { isUsable } from './agent-configuration.ts';

const what = 'cannot say which proxies the agent uses';
/** More paths make no message that anybody reads. */
const maxNamed = 3;

/** Refuses a list that a file which could not be read may set otherwise. Fails: `settings-unreadable`. */
export function refuseUnreadableSettings(paths: readonly string[]): void {
  if (paths.length === 0) return;
  const more = paths.length > maxNamed ? ` and ${paths.length - maxNamed} more` : '';
  throw new Failure({
    code: 'settings-unreadable',
    what,
    why: `${paths.slice(0, maxNamed).join(', ')}${more} cannot be read, and may set another list of proxies`,
    next: 'run as a user who may read it, such as root; or name each proxy with --proxy URL',
  });
}

/** Refuses a list whose value nobody knows. Fails: `proxies-not-known`. */
export function refuseUnknownList(setting: Setting): void {
  if (isUsable(setting)) return;
  const { name, value } = setting;
  const isLong = value !== undefined;
  throw new Failure({
    code: 'proxies-not-known',
    what,
    why: isLong
      ? `the value of ${name} is longer than a program can be given`
      : `only a shell that runs the file knows the value of ${name}`,
    next: isLong ? 'write the list of proxies only' : 'write the list as plain text, without variables and commands of the shell',
  });
}
