import type { SettingsRule } from './finding.ts';

/** Without "-" before its path a file must be there. */
export const settingsFileDemanded: SettingsRule = {
  id: 'settings-file-demanded',
  level: 'error',
  harms: 'systemd',
  title: 'a file that the unit demands is there',
  broken: 'a file that the unit demands is missing',
  why: 'systemd does not start a service while a file of EnvironmentFile= is missing, unless "-" stands before its path',
  consequence: 'systemd does not start the agent, and the platform hears nothing of this host; an init script does not look at the unit',
  remedy: 'make the file, or write EnvironmentFile=-PATH',
  source: 'systemd.exec(5), EnvironmentFile=',
  examples: {
    kept: 'EnvironmentFile=-/etc/sysconfig/qualys-cloud-agent',
    broken: 'EnvironmentFile=/etc/proxy.env, and there is no such file',
  },
  check: ({ settings }) =>
    settings.readings.systemd.files.flatMap(({ path, state, demandedAt }) =>
      state === 'missing' && demandedAt ? [{ ...demandedAt, detail: `it demands ${path}, which is missing` }] : [],
    ),
};
