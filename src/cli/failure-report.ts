import { CommanderError } from 'commander';
import { Failure } from '../failure.ts';
import type { FailureReport } from '../report/report.ts';
import { redactWords } from './redact.ts';
import { usage } from './values.ts';

/** The failure that an error is, or that a wrong command line comes to; `undefined` for an error that nobody foresaw. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  if (!(error instanceof CommanderError)) return undefined;
  const why = error.code === 'commander.help' ? 'no command is named' : withoutValue(error.message.replace(/^error: /, ''));
  return usage(why, 'see cabundle --help, or cabundle COMMAND --help');
}

/** A failure of a command as a document; nothing of `argv` that could hold a login is quoted. */
export function failureReport(failure: Failure, command: string, argv: readonly string[]): FailureReport {
  const clean = (text: string): string => redactWords(text, argv).replaceAll('\n', ' ');
  return {
    schemaVersion: 1,
    command,
    status: failure.outcome === 'failed' ? 'critical' : 'unknown',
    error: { code: failure.code, what: clean(failure.message), why: clean(failure.why), next: clean(failure.next) },
  };
}

/** The failure for an error that nobody foresaw. */
export function internalFailure(error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  return new Failure({
    code: 'internal',
    what: 'cannot go on',
    why,
    next: 'report it with the text above; see SECURITY.md where it could be a vulnerability',
  });
}

/** What stands behind an option that is not known could be a password: `--password=…`, `-p…`. A suggestion stays. */
function withoutValue(message: string): string {
  const [, before, option] = /^(unknown option ')(--[^'=\s]+=|-[^-'\s](?!'(?:\n|$)))/.exec(message) ?? [];
  if (before === undefined) return message;
  const [suggestion = ''] = /\n\(Did you mean [^\n]*$/.exec(message) ?? [];
  return `${before}${option}…'${suggestion}`;
}
