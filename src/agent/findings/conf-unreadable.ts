import type { SettingsRule } from './finding.ts';

/** Then nobody here knows what it says. */
export const confUnreadable: SettingsRule = {
  id: 'conf-unreadable',
  level: 'warning',
  title: 'the configuration of the agent can be read',
  broken: 'the configuration of the agent cannot be read here',
  why: 'while it cannot be read nobody here knows the platform, the order of the proxies and whether the agent may go direct',
  consequence:
    'what is told here of the platform, the order and fail open may be wrong; for the agent, which runs as root, nothing where only the rights are missing here',
  remedy: 'run it as root; where something else than a file stands there, set the agent up with the vendor’s configuration tool',
  source: 'open(2), EACCES, EISDIR and ELOOP',
  examples: {
    kept: 'a file of mode 600, read as root',
    broken: 'a file of mode 600, read as somebody else',
  },
  check: ({ conf }) => (conf?.state === 'unreadable' ? [{ path: conf.path, line: undefined, detail: conf.why ?? '' }] : []),
};
