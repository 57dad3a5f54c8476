import { concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Percent-encoding meets the specifiers of systemd. */
export const unitSpecifier: SettingsRule = {
  id: 'unit-specifier',
  level: 'error',
  harms: 'systemd',
  title: 'a "%" in a unit is written twice',
  broken: 'a single "%" stands in a unit',
  why: 'systemd ignores a variable with %3B in it, and puts something of the system in the place of others: %C3 becomes the path of a cache folder and a 3',
  consequence: 'where systemd starts the agent, it does not get this variable, or another value, with which a proxy refuses the login',
  remedy: 'write %% for each % in Environment=, or put the variable into a file that EnvironmentFile= names',
  source: 'systemd.unit(5), Specifiers; measured with systemd 252',
  examples: {
    kept: 'a password that is written p%%C3%%A4ss in Environment=',
    broken: 'the same password, written p%C3%A4ss',
  },
  check: ({ settings }) => [
    ...settings.ignoredInUnit.flatMap(({ path, line, name }) =>
      concerns(settings, name) ? [{ path, line, name, detail: `systemd ignores ${name}: a "%" in it begins no specifier` }] : [],
    ),
    ...[...settings.readings.systemd.variables.values()]
      .filter(({ name, value }) => value === undefined && concerns(settings, name))
      .map(({ name, place }) => ({ ...place, name, detail: `systemd replaces a "%" and a letter in ${name}` })),
  ],
};
