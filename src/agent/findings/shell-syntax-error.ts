import type { SettingsRule } from './finding.ts';

/** The shell that sources the file ends, and so does the init script. */
export const shellSyntaxError: SettingsRule = {
  id: 'shell-syntax-error',
  level: 'warning',
  harms: 'sh',
  title: 'a shell can source the files of settings',
  broken: 'a shell cannot source a file of settings',
  why: 'at an error of syntax the shell ends, and the init script that sources the file with it: the agent does not start under SysV init',
  consequence:
    'where an init script starts the agent, it does not start, and the platform hears nothing of this host; systemd takes the file',
  remedy: 'write each setting as NAME="VALUE" on a line of its own',
  source: 'POSIX.1-2017, XCU §2.8.1; measured with dash 0.5.12',
  examples: {
    kept: 'https_proxy="http://a.example:1"',
    broken: 'https_proxy=http://a.example:1;;',
  },
  check: ({ settings }) =>
    settings.readings.sh.files.flatMap(({ path, stop }) =>
      stop?.kind === 'syntax' ? [{ path, line: stop.line, detail: `sh ends here with an error: ${stop.why}` }] : [],
    ),
};
