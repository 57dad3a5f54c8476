import { concerns, effectsMet } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** A habit of shell scripts. */
export const exportIgnored: SettingsRule = {
  id: 'export-ignored',
  level: 'error',
  harms: 'systemd',
  title: 'a variable is set without "export"',
  broken: 'a variable is set with "export"',
  why: 'systemd ignores a line that begins with "export": the agent does not get the variable',
  consequence:
    'where systemd starts the agent, it does not get this variable, and without a list of proxies it goes direct; a shell takes it',
  remedy: 'take the word "export" away; the agent gets the variable all the same',
  source: 'systemd.exec(5), EnvironmentFile=; measured with systemd 252',
  examples: {
    kept: 'https_proxy="http://a.example:1"',
    broken: 'export https_proxy="http://a.example:1"',
  },
  check: ({ settings }) =>
    effectsMet(settings, 'systemd', ['ignored-export'], ({ name }) =>
      concerns(settings, name) ? `systemd ignores this line, which sets ${name}, because it begins with "export"` : undefined,
    ),
};
