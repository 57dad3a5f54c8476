import { allFiles } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** A file that could hold the proxies and cannot be read: what is told of the settings may be wrong. */
export const settingsFileUnreadable: SettingsRule = {
  id: 'settings-file-unreadable',
  level: 'error',
  title: 'every file of settings can be read',
  why: 'systemd takes nothing of a file that is not UTF-8 or has a NUL; of a file that cabundle may not read nobody here knows what it sets',
  remedy: 'run as root; save the file as UTF-8 text',
  source: 'systemd.exec(5), EnvironmentFile=; env-file.c of systemd',
  examples: {
    kept: 'a file of mode 600, read as root',
    broken: 'a file with a Latin-1 umlaut in it',
  },
  check: ({ settings }) => [
    ...allFiles(settings).flatMap(({ path, state, why }) => (state === 'unreadable' ? [{ path, line: undefined, detail: why ?? '' }] : [])),
    ...settings.readings.systemd.files.flatMap(({ path, stop }) =>
      stop ? [{ path, line: stop.line, detail: `${stop.why}: systemd takes nothing of this file` }] : [],
    ),
    ...settings.closedFolders.map((path) => ({
      path,
      line: undefined,
      detail: 'permission denied: nobody here can see what stands in it',
    })),
    ...settings.unit.flatMap(({ path, content }) =>
      content.kind === 'unreadable' ? [{ path, line: undefined, detail: content.why }] : [],
    ),
  ],
};
