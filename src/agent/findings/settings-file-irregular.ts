import { unreadable } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Something in the place of a file of settings that more rights would not help to read. */
export const settingsFileIrregular: SettingsRule = {
  id: 'settings-file-irregular',
  level: 'error',
  title: 'a file of settings is a regular file',
  broken: 'what stands where a file of settings belongs is none',
  why: 'of a folder, a pipe, links that lead in a circle or a file of more than 1 MiB nothing is read here, and the agent hardly gets what is meant',
  consequence: 'the agent hardly gets what is meant; nothing of it is read here, and what is told of the settings may be wrong',
  remedy: 'put a plain file in its place, of at most 1 MiB, or take away what stands there',
  source: 'systemd.exec(5), EnvironmentFile=; open(2), EISDIR and ELOOP',
  examples: {
    kept: '/etc/sysconfig/qualys-cloud-agent as a file',
    broken: '/etc/sysconfig/qualys-cloud-agent as a folder',
  },
  check: ({ settings }) => unreadable(settings).filter(({ needsRights }) => !needsRights),
};
