import type { SettingsRule } from './finding.ts';

/** A line of the unit or of a drop-in that systemd cannot read. */
export const unitLineIgnored: SettingsRule = {
  id: 'unit-line-ignored',
  level: 'warning',
  title: 'systemd can read the lines of the unit',
  why: 'systemd logs a line that it cannot read, and goes on without it: its variables are not set',
  remedy: 'write Environment="NAME=VALUE", the whole assignment in double quotes, and EnvironmentFile= with an absolute path',
  source: 'systemd.syntax(7), Quoting; systemd.exec(5), Environment=',
  examples: {
    kept: 'Environment="https_proxy=http://a.example:1"',
    broken: 'Environment="https_proxy=http://a.example:1',
  },
  check: ({ settings }) =>
    settings.ignoredInUnit
      .filter(({ why }) => why === 'syntax')
      .map(({ path, line }) => ({ path, line, detail: 'systemd cannot read this line, or a word of it, and ignores it' })),
};
