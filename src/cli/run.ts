import { CommanderError } from 'commander';
import { Failure } from '../failure.ts';
import { redactLogins } from '../proxy/redact-logins.ts';
import { jsonText } from '../report/json.ts';
import { exitCode, type FailureReport } from '../report/report.ts';
import { failureText } from '../report/text/failure-text.ts';
import type { CommandResult } from './commands/result.ts';
import type { CommonOptions } from './definitions/definition.ts';
import { definitions } from './definitions/index.ts';
import { program } from './program.ts';
import { redactWords } from './redact.ts';
import { usage } from './values.ts';
import type { World } from './world.ts';

/** Runs one command line to its end: output to the world, the exit code back. It never throws. */
export async function run(world: World): Promise<number> {
  let code = 0;
  const tell = (result: CommandResult, options: CommonOptions): void => {
    code = exitCode(result.report.status);
    if (options.quiet && !options.json && result.report.status === 'ok') return;
    const write = result.isOnStderr ? world.stderr : world.stdout;
    write(redactLogins(options.json ? jsonText(result.report) : result.text()));
  };
  try {
    await program(world, tell).parseAsync([...world.argv], { from: 'user' });
    return code;
  } catch (error) {
    return fail(error, world);
  }
}

function fail(error: unknown, world: World): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const failure = failureOf(error);
  const report = failureReport(failure ?? internalFailure(error), world.argv);
  if (!failure) world.stderr(redactWords(`internal error: this is a fault of cabundle\n${stackOf(error)}\n`, world.argv));
  if (world.argv.includes('--json')) world.stdout(jsonText(report));
  else world.stderr(failureText(report));
  return exitCode(report.status);
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  if (!(error instanceof CommanderError)) return undefined;
  const why = error.code === 'commander.help' ? 'no command is named' : withoutValue(error.message.replace(/^error: /, ''));
  return usage(why, 'see cabundle --help, or cabundle COMMAND --help');
}

function failureReport(failure: Failure, argv: readonly string[]): FailureReport {
  const clean = (text: string): string => redactWords(text, argv).replaceAll('\n', ' ');
  return {
    schemaVersion: 1,
    command: argv.find((word) => definitions.has(word)) ?? '',
    status: failure.outcome === 'failed' ? 'critical' : 'unknown',
    error: { code: failure.code, what: clean(failure.message), why: clean(failure.why), next: clean(failure.next) },
  };
}

function internalFailure(error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  return new Failure({
    code: 'internal',
    what: 'cannot go on',
    why,
    next: 'report it with the text above; see SECURITY.md where it could be a vulnerability',
  });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What stands behind an option that is not known could be a password: `--password=…`, `-p…`. A suggestion stays. */
function withoutValue(message: string): string {
  const [, before, option] = /^(unknown option ')(--[^'=\s]+=|-[^-'\s](?!'(?:\n|$)))/.exec(message) ?? [];
  if (before === undefined) return message;
  const [suggestion = ''] = /\n\(Did you mean [^\n]*$/.exec(message) ?? [];
  return `${before}${option}…'${suggestion}`;
}
