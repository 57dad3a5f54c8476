import { concerns, effectsMet } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** What people paste without quotes works under systemd, and is dangerous under a shell. */
export const unquotedSemicolon: SettingsRule = {
  id: 'unquoted-semicolon',
  level: 'warning',
  harms: 'sh',
  title: 'a list of proxies stands in quotes',
  broken: 'a list of proxies stands in no quotes',
  why: 'a shell that sources the file ends the value at the first ";" or "&", and runs the rest of the line as a command, with the rights of root',
  consequence:
    'where an init script starts the agent, it gets the first proxy alone, or none, and root runs the rest of the line as commands; systemd takes the whole list',
  remedy: 'write double quotes around the whole list',
  source: 'POSIX.1-2017, XCU §2.9.3; measured with dash 0.5.12',
  examples: {
    kept: 'qualys_https_proxy="https://a.example:1;https://b.example:2"',
    broken: 'the same without quotes',
  },
  check: ({ settings }) =>
    effectsMet(settings, 'sh', ['runs-rest', 'isolated'], ({ kind, name }) => {
      if (!concerns(settings, name)) return undefined;
      if (kind === 'isolated') return `sh sets ${name} in a process of its own, and loses it ("&" or "|" outside quotes)`;
      return `sh cuts ${name} off at a ";" or "&" outside quotes, and runs what follows as a command`;
    }),
};
