import { concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Told where no other rule has said why. */
export const readingsDiffer: SettingsRule = {
  id: 'readings-differ',
  level: 'warning',
  title: 'systemd and a shell read the same',
  broken: 'systemd and a shell read different values',
  why: 'the agent gets one value under systemd and another under SysV init: what was tested on one host is not what another one does',
  consequence: 'the agent gets the value of whoever starts it: the same file does something else on a host with SysV init',
  remedy: 'write NAME="VALUE" on one line, without a backslash, a dollar sign or a backquote',
  source: 'systemd.exec(5), EnvironmentFile=; POSIX.1-2017, XCU §2',
  examples: {
    kept: 'a password in double quotes, without a dollar sign',
    broken: 'a password with a dollar sign and a word behind it: systemd keeps it, a shell expands it',
  },
  check: ({ settings, told }) => {
    const { systemd, sh } = settings.readings;
    const names = [...new Set([...systemd.variables.keys(), ...sh.variables.keys()])].filter((name) => concerns(settings, name));
    return names.flatMap((name) => {
      const [first, second] = [systemd.variables.get(name), sh.variables.get(name)];
      const place = (settings.effective.reader === 'sh' ? (second ?? first) : (first ?? second))?.place;
      // A file that one of them does not read is no difference in reading.
      const isReadByBoth = [systemd, sh].every(({ files }) => files.some(({ path, state }) => path === place?.path && state === 'read'));
      if (!place || !isReadByBoth || told.has(name) || (first?.value === second?.value && first && second)) return [];
      return [{ ...place, name, detail: `systemd and sh get different values of ${name} from it` }];
    });
  },
};
