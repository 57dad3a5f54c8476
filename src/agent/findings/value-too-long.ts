import { concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Octets that Linux hands to a program in one variable, MAX_ARG_STRLEN less the name. */
export const maxValueBytes: number = 128 * 1024 - 64;

/** Linux hands no longer variable to a program. */
export const valueTooLong: SettingsRule = {
  id: 'value-too-long',
  level: 'error',
  title: 'a variable has less than 128 KiB',
  broken: 'a variable has 128 KiB or more',
  why: 'Linux refuses to start a program with a longer variable in its environment: the agent does not start',
  consequence: 'the agent does not start, and the platform hears nothing of this host',
  remedy: 'shorten the value; a quote that is not closed makes the rest of a file a part of it',
  source: 'execve(2), MAX_ARG_STRLEN',
  examples: {
    kept: 'a list of five proxies',
    broken: 'a value of 200,000 letters',
  },
  check: ({ settings }) =>
    [...settings.effective.variables.values()]
      .filter(({ name, value = '' }) => concerns(settings, name) && Buffer.byteLength(value) > maxValueBytes)
      .map(({ name, place }) => ({ ...place, name, detail: `${name} has more than 128 KiB` })),
};
