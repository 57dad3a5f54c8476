import { concerns, effectsMet } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Works under systemd alone. */
export const blanksAroundEquals: SettingsRule = {
  id: 'blanks-around-equals',
  level: 'warning',
  harms: 'sh',
  title: 'no blank stands around "="',
  broken: 'blanks stand around "="',
  why: 'a shell that sources the file takes the name for a command, and sets nothing',
  consequence:
    'where an init script starts the agent, it does not get this variable, and without a list of proxies it goes direct; systemd takes it',
  remedy: 'take the blanks around "=" away',
  source: 'POSIX.1-2017, XCU §2.9.1; measured with dash 0.5.12',
  examples: {
    kept: 'https_proxy="http://a.example:1"',
    broken: 'https_proxy = "http://a.example:1"',
  },
  check: ({ settings }) =>
    effectsMet(settings, 'sh', ['runs-spaced'], ({ name }) =>
      concerns(settings, name) ? `sh runs "${name}" as a command, because a blank stands before "="` : undefined,
    ),
};
