import { effectsMet } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** A file of settings that is a script. */
export const runsCommands: SettingsRule = {
  id: 'runs-commands',
  level: 'warning',
  title: 'a file of settings only sets variables',
  broken: 'a file of settings does more than set variables',
  why: 'a shell that sources the file runs what stands in it, with the rights of root; systemd takes the same text for a value, or ignores it',
  consequence: 'where an init script starts the agent, root runs what stands there at each start; systemd runs nothing of it',
  remedy: 'write values as they are, in quotes, and nothing else',
  source: 'POSIX.1-2017, XCU §2.9.1; measured with dash 0.5.12',
  examples: {
    kept: 'https_proxy="http://a.example:1"',
    broken: 'https_proxy=$(cat /etc/proxy)',
  },
  check: ({ settings }) => [
    ...effectsMet(settings, 'sh', ['runs-command', 'runs-substitution', 'opens-file'], ({ kind }) =>
      kind === 'opens-file' ? 'sh opens a file here' : 'sh runs a command here',
    ),
    ...settings.readings.sh.files.flatMap(({ path, stop }) =>
      stop?.kind === 'script' ? [{ path, line: stop.line, detail: `it is a script from here on, which is not followed: ${stop.why}` }] : [],
    ),
  ],
};
