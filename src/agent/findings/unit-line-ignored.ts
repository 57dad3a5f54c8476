import type { IgnoredWord } from '../unit/unit-environment.ts';
import type { SettingsRule } from './finding.ts';

const details: Readonly<Record<Exclude<IgnoredWord['why'], 'specifier'>, string>> = {
  syntax: 'systemd cannot read this line, or a word of it, and ignores it',
  section: 'systemd ignores this line, because it does not stand under [Service] (case counts)',
  key: 'systemd knows no key of this name, and ignores the line: is Environment or EnvironmentFile meant?',
  file: 'systemd does not read this file, because its name does not end in .conf',
};

/** A line of the unit or of a drop-in that systemd cannot read. */
export const unitLineIgnored: SettingsRule = {
  id: 'unit-line-ignored',
  level: 'warning',
  title: 'systemd can read the lines of the unit',
  broken: 'systemd ignores a line or a drop-in of the unit',
  why: 'systemd logs a line that it cannot read or does not know, and goes on without it, and reads no drop-in whose name does not end in .conf: its variables are not set',
  consequence: 'where systemd starts the agent, it does not get the variables that are set there',
  remedy:
    'write, under [Service] and in a file that ends in .conf, Environment="NAME=VALUE", the whole assignment in double quotes, or EnvironmentFile= with an absolute path',
  source: 'systemd.syntax(7), Quoting; systemd.exec(5), Environment=',
  examples: {
    kept: 'Environment="https_proxy=http://a.example:1"',
    broken: 'Environment="https_proxy=http://a.example:1',
  },
  check: ({ settings }) =>
    settings.ignoredInUnit.flatMap(({ path, line, why }) => (why === 'specifier' ? [] : [{ path, line, detail: details[why] }])),
};
