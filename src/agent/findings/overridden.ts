import { concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** A value that another file, or a later line, takes the place of. */
export const overridden: SettingsRule = {
  id: 'overridden',
  level: 'notice',
  title: 'a variable is set in one place',
  broken: 'a variable is set in more than one place',
  why: 'of a variable that is set more than once, the last one read counts: a change in another place changes nothing',
  consequence: 'nothing fails: the last value read counts',
  remedy: 'nothing, if that is meant; else take the others away',
  source: 'systemd.exec(5), EnvironmentFile=',
  examples: {
    kept: 'https_proxy in /etc/sysconfig/qualys-cloud-agent alone',
    broken: 'https_proxy in /etc/environment too, with another value',
  },
  check: ({ settings }) =>
    [...settings.effective.variables.values()]
      .filter(({ name }) => concerns(settings, name))
      .flatMap(({ name, place, overrode }) =>
        overrode
          .filter(({ isSame }) => !isSame)
          .map(({ path, line }) => ({
            path,
            line,
            name,
            detail: `${name} is set again in ${place.path}, line ${place.line}, which counts`,
          })),
      ),
};
