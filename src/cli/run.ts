import { CommanderError } from 'commander';
import { jsonText } from '../report/json.ts';
import { exitCode } from '../report/report.ts';
import { failureText } from '../report/text/failure-text.ts';
import type { CommandResult } from './commands/result.ts';
import type { CommonOptions } from './definitions/definition.ts';
import { definitions } from './definitions/index.ts';
import { failureOf, failureReport, internalFailure } from './failure-report.ts';
import { program } from './program.ts';
import { redactLoginWords, redactWords } from './redact.ts';
import type { World } from './world.ts';

/** Runs one command line to its end: output to the world, the exit code back. It never throws. */
export async function run(world: World): Promise<number> {
  let code = 0;
  const tell = (result: CommandResult, options: CommonOptions): void => {
    code = exitCode(result.report.status);
    if (options.quiet && !options.json && result.report.status === 'ok') return;
    const write = result.isOnStderr ? world.stderr : world.stdout;
    write(redactLoginWords(options.json ? jsonText(result.report) : result.text(), world.argv));
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
  const report = failureReport(failure ?? internalFailure(error), commandIn(world), world.argv);
  if (!failure) world.stderr(redactWords(`internal error: this is a fault of cabundle\n${stackOf(error)}\n`, world.argv));
  if (world.argv.includes('--json')) world.stdout(jsonText(report));
  else world.stderr(failureText(report));
  return exitCode(report.status);
}

function commandIn({ argv }: World): string {
  return argv.find((word) => definitions.has(word)) ?? '';
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
