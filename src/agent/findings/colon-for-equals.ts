import { concerns } from './concerned.ts';
import type { Met, SettingsRule } from './finding.ts';

/** Written as in YAML or in a header of HTTP. */
export const colonForEquals: SettingsRule = {
  id: 'colon-for-equals',
  level: 'error',
  title: '"=" stands between a variable and its value',
  broken: '":" stands where "=" is meant',
  why: 'with a colon it is no setting: systemd ignores the line, a shell runs it as a command, and the agent gets nothing',
  consequence: 'the agent does not get the variable, and without a list of proxies it goes direct',
  remedy: 'write NAME="VALUE"',
  source: 'systemd.exec(5), EnvironmentFile=; POSIX.1-2017, XCU §2.9.1',
  examples: {
    kept: 'https_proxy="http://a.example:1"',
    broken: 'https_proxy: "http://a.example:1"',
  },
  check: ({ settings }) =>
    Object.values(settings.readings).flatMap(({ files }) =>
      files.flatMap(({ path, text, effects }) => {
        const lines = text.split('\n');
        return effects.flatMap(({ kind, line }): readonly Met[] => {
          if (kind !== 'ignored-line' && kind !== 'invalid-name' && kind !== 'runs-command') return [];
          const [, name] = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*:/.exec(lines[line - 1] ?? '') ?? [];
          return concerns(settings, name) ? [{ path, line, name, detail: `":" stands behind ${name} in place of "="` }] : [];
        });
      }),
    ),
};
