import { concerns, effectsMet } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** The rest of the file is inside the quote. */
export const unterminatedQuote: SettingsRule = {
  id: 'unterminated-quote',
  level: 'error',
  title: 'every quote is closed',
  broken: 'a quote is not closed',
  why: 'systemd takes everything up to the end of the file for a part of the value; a shell ends with an error, and the init script with it',
  consequence:
    'where systemd starts the agent, the last proxy of the list and every variable below it are lost; where an init script does, the agent does not start',
  remedy: 'close the quote at the end of the value',
  source: 'systemd.exec(5), EnvironmentFile=; measured with systemd 252 and dash 0.5.12',
  examples: {
    kept: 'https_proxy="http://a.example:1"',
    broken: 'https_proxy="http://a.example:1',
  },
  check: ({ settings }) =>
    effectsMet(settings, 'systemd', ['unterminated-quote'], ({ name }) =>
      // Behind a quote that is not closed anything can stand, and what stands before "=" need not be a name.
      concerns(settings, name)
        ? `the quote of ${name} is not closed before the end of the file`
        : 'a quote is not closed before the end of the file',
    ),
};
