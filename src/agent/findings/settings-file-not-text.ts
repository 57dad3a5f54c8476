import type { SettingsRule } from './finding.ts';

/** One wrong octet, and the whole file is passed over. */
export const settingsFileNotText: SettingsRule = {
  id: 'settings-file-not-text',
  level: 'error',
  harms: 'systemd',
  title: 'a file of settings is UTF-8 text',
  broken: 'a file of settings is not UTF-8 text',
  why: 'systemd takes nothing of a file that is not UTF-8, or has a NUL',
  consequence: 'where systemd starts the agent, it gets no variable of this file, and without a list of proxies it goes direct',
  remedy: 'save the file as UTF-8 text, without BOM',
  source: 'systemd.exec(5), EnvironmentFile=; env-file.c of systemd',
  examples: {
    kept: 'a file with an umlaut in UTF-8',
    broken: 'a file with a Latin-1 umlaut in it',
  },
  check: ({ settings }) =>
    settings.readings.systemd.files.flatMap(({ path, stop }) =>
      stop ? [{ path, line: stop.line, detail: `${stop.why}: systemd takes nothing of this file` }] : [],
    ),
};
