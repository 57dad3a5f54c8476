import { Command } from 'commander';
import type { Tell } from './definitions/definition.ts';
import { definitions } from './definitions/index.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

const exitCodes = `
Exit codes: 0 good, 1 warning, 2 failed or not trusted, 3 could not tell.`;

/** The command line that understands `world.argv`: the command that it names, or all where it names none. */
export function program(world: World, tell: Tell): Command {
  const cabundle = new Command('cabundle')
    .description('Merges proxy CA certificates into one bundle and proves it through every proxy.')
    .version(version, '-V, --version');
  const named = definitions.get(world.argv[0] ?? '');
  const defined = (named ? [named] : [...definitions.values()]).map((define) => define(cabundle, world, tell));
  for (const command of [cabundle, ...defined]) {
    command
      .exitOverride()
      .addHelpText('after', exitCodes)
      .configureOutput({ writeOut: world.stdout, writeErr: () => undefined })
      .showSuggestionAfterError();
  }
  return cabundle;
}
