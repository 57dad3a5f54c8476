import type { Setting, Settings } from './setting.ts';

/**
 * The files, and folders of a unit, that could set another list of proxies than the one in force, `setting`, and could not be read: while there is one,
 * nobody here knows the list.
 *
 * A file that is read before the one that sets the first variable of all is none of them: whatever it sets is overridden.
 * Shape: paths on the host whose files were read, in the order in which they count.
 */
export function unreadableFiles({ effective, unit, closedFolders, profile }: Settings, setting: Setting | undefined): readonly string[] {
  const units = unit.filter(({ content }) => content.kind === 'unreadable').map(({ path }) => path);
  const isFirstOfAll = setting !== undefined && setting.name === profile.proxyVariables[0];
  const setIn = isFirstOfAll ? effective.files.findLastIndex(({ path }) => path === setting.place.path) : -1;
  const files = effective.files.slice(setIn + 1).filter(({ state }) => state === 'unreadable');
  return [...new Set([...(effective.reader === 'systemd' ? [...closedFolders, ...units] : []), ...files.map(({ path }) => path)])];
}
