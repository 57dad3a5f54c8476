import { concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** A file that was edited on Windows. */
export const carriageReturn: SettingsRule = {
  id: 'carriage-return',
  level: 'warning',
  harms: 'sh',
  title: 'lines end in LF alone',
  broken: 'lines end in CR LF',
  why: 'a shell that sources the file keeps the CR at the end of the value, and the last proxy gets a port that is no number',
  consequence: 'where an init script starts the agent, the last proxy of the list is lost to it; systemd takes the CR away',
  remedy: 'convert the file: sed -i "s/\\r$//" FILE',
  source: 'POSIX.1-2017, XCU §2.3; measured with dash 0.5.12',
  examples: {
    kept: 'a file with the line ends of Unix',
    broken: 'a file with CRLF at the end of each line',
  },
  check: ({ settings }) => {
    const found = [...settings.readings.sh.variables.values()].filter(
      ({ name, value }) => concerns(settings, name) && value?.includes('\r'),
    );
    return found.map(({ name, place }) => ({ ...place, name, detail: `sh keeps a carriage return in ${name}` }));
  },
};
