import { type Define, json } from './definition.ts';
import { withJudgingOptions, withReadingOptions, withRoot } from './shared-options.ts';

/** `inspect`: what somebody sent. */
export const defineInspect: Define = (cabundle, world, tell) => {
  const inspect = cabundle
    .command('inspect')
    .summary('show certificates for people to read')
    .description('Show every certificate of files, folders and standard input (-), in whatever encoding they are, for people to read.')
    .argument('<file...>', 'files, folders, or - for standard input')
    .option('--follow-links', 'read links that lead out of a source folder')
    .addOption(json());
  return withJudgingOptions(withReadingOptions(withRoot(inspect))).action(async (files: string[], options) =>
    tell(await (await import('../commands/inspect.ts')).inspect(files, options, world), options),
  );
};
