import { concerns, effectsMet } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** A comment is a line of its own. */
export const gluedComment: SettingsRule = {
  id: 'glued-comment',
  level: 'error',
  harms: 'systemd',
  title: 'no comment stands behind a value',
  broken: 'a comment stands behind a value',
  why: 'to systemd a "#" behind a value is part of it: the last proxy becomes no URL',
  consequence: 'where systemd starts the agent, the last proxy of the list is no URL, and lost to it; a shell leaves the comment away',
  remedy: 'put the comment on a line of its own',
  source: 'systemd.exec(5), EnvironmentFile=; measured with systemd 252',
  examples: {
    kept: '# the gates (next line) https_proxy="http://a.example:1"',
    broken: 'https_proxy="http://a.example:1" # the gate',
  },
  check: ({ settings }) =>
    effectsMet(settings, 'systemd', ['glued-comment'], ({ name }) =>
      concerns(settings, name) ? `systemd takes the comment behind it for a part of ${name}` : undefined,
    ),
};
