import { unreadable } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** A file that could hold the proxies and cannot be read: what is told of the settings may be wrong. */
export const settingsFileUnreadable: SettingsRule = {
  id: 'settings-file-unreadable',
  level: 'error',
  title: 'every file of settings can be read',
  broken: 'a file of settings cannot be read here',
  why: 'of a file that cabundle may not read, or does not look for, nobody here knows what it sets: what is told of the settings may be wrong',
  consequence: 'what is told here of the settings may be wrong; for the agent nothing where only the rights are missing here',
  remedy: 'run cabundle as root; where EnvironmentFile= holds a pattern, name each file in its place',
  source: 'systemd.exec(5), EnvironmentFile=; open(2), EACCES',
  examples: {
    kept: 'a file of mode 600, read as root',
    broken: 'a file of mode 600, read as somebody else',
  },
  check: ({ settings }) => unreadable(settings).filter(({ needsRights }) => needsRights),
};
