import { Command, Option } from 'commander';
import { qualysCloudAgent } from '../agent/profile.ts';
import type { CommandResult } from './commands/result.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What becomes of a command's result. */
export type Tell = (result: CommandResult, options: CommonOptions) => void;

type Define = (cabundle: Command, world: World, tell: Tell) => Command;

const exitCodes = `
Exit codes: 0 good, 1 warning, 2 failed or not trusted, 3 could not tell.`;

/** The commands, in the order in which help lists them. A command's own code is loaded when it runs, not before. */
const commands: ReadonlyMap<string, Define> = new Map([
  ['merge', defineMerge],
  ['check', defineCheck],
  ['inspect', defineInspect],
  ['probe', defineProbe],
]);

/** The names of the commands. */
export const commandNames: readonly string[] = [...commands.keys()];

/** The command line that understands `world.argv`: the command that it names, or all where it names none. */
export function program(world: World, tell: Tell): Command {
  const cabundle = new Command('cabundle')
    .description('Merges proxy CA certificates into one bundle and proves it through every proxy.')
    .version(version, '-V, --version')
    .addHelpText('after', exitCodes);
  const named = commands.get(world.argv[0] ?? '');
  const defined = (named ? [named] : [...commands.values()]).map((define) => define(cabundle, world, tell));
  for (const command of [cabundle, ...defined]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: world.stdout, writeErr: () => undefined })
      .showSuggestionAfterError();
  }
  return cabundle;
}

function defineMerge(cabundle: Command, world: World, tell: Tell): Command {
  return cabundle
    .command('merge')
    .summary('merge CA certificates into one bundle')
    .description('Merge the CA certificates of files, folders and standard input (-) into one bundle, which replaces the old one.')
    .addHelpText('after', '\nTo add to a bundle, name it as a source too: cabundle merge BUNDLE new.pem --output BUNDLE --in-place')
    .argument('<source...>', 'PEM files, folders, or - for standard input')
    .option('-o, --output <file>', `the bundle, or - for standard output (default: ${qualysCloudAgent.bundlePath})`)
    .option('--skip-rejected', 'leave out what is rejected instead of writing nothing (exit code 1)')
    .option('--in-place', 'the output may be one of the sources')
    .option('-n, --dry-run', 'show what would change, write nothing')
    .addOption(json())
    .action(async (sources: string[], options) =>
      tell(await (await import('./commands/merge.ts')).merge(sources, options, world), options),
    );
}

function defineCheck(cabundle: Command, world: World, tell: Tell): Command {
  return cabundle
    .command('check')
    .summary('say whether a bundle loads, and what expires when')
    .description('Say whether a bundle loads for the agent, which rules it breaks and what expires when.')
    .argument('[file]', `the bundle, or - for standard input (default: ${qualysCloudAgent.bundlePath})`)
    .option('-w, --warn <duration>', 'warn when a certificate expires within (30d, 12h, 2w)', '30d')
    .option('-c, --critical <duration>', 'fail when a certificate expires within', '14d')
    .option('--at <date>', 'judge as on this day, UTC: 2026-11-20 or 2026-11-20T12:00:00Z')
    .option('-q, --quiet', 'print nothing while all is well, for cron')
    .addOption(json())
    .action(async (file: string | undefined, options) =>
      tell(await (await import('./commands/check.ts')).check(file, options, world), options),
    );
}

function defineInspect(cabundle: Command, world: World, tell: Tell): Command {
  return cabundle
    .command('inspect')
    .summary('show certificates for people to read')
    .description('Show every certificate of files, folders and standard input (-) for people to read.')
    .argument('<file...>', 'PEM files, folders, or - for standard input')
    .addOption(json())
    .action(async (files: string[], options) => tell(await (await import('./commands/inspect.ts')).inspect(files, world), options));
}

function defineProbe(cabundle: Command, world: World, tell: Tell): Command {
  const collect = (url: string, urls: readonly string[] = []): readonly string[] => [...urls, url];
  return cabundle
    .command('probe')
    .summary('prove a bundle by a TLS handshake through every proxy')
    .description('Walk through every proxy to the platform, trusting exactly the bundle, and say what the agent would do.')
    .option('-p, --proxy <url>', 'a proxy or a list of them; repeatable (default: the environment)', collect)
    .option('-b, --bundle <file>', `the bundle (default: ${qualysCloudAgent.bundlePath})`)
    .option('-t, --target <host[:port]>', "the platform (default: the host of ServerUri in the agent's configuration)")
    .option('--timeout <duration>', 'for each leg', '5s')
    .option('--direct', 'test the direct connection too')
    .addOption(json())
    .addHelpText('after', `\nWithout --proxy the list is read from ${qualysCloudAgent.proxyVariables.join(', then ')}.`)
    .action(async (options) => tell(await (await import('./commands/probe.ts')).probe(options, world), options));
}

function json(): Option {
  return new Option('--json', 'print one JSON document');
}
