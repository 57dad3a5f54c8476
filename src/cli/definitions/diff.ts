import { type Define, json } from './definition.ts';
import { withReadingOptions } from './shared-options.ts';

/** `diff`: what one bundle has that another has not. */
export const defineDiff: Define = (cabundle, world, tell) => {
  const diff = cabundle
    .command('diff')
    .summary('say how two bundles differ')
    .description(
      'Say which certificates were added, removed, renewed (same key) or re-keyed between two bundles. Exit code 1: they differ.',
    )
    .argument('<before>', 'a file, a folder, or - for standard input')
    .argument('<after>', 'the same')
    .option('-q, --quiet', 'print nothing where they do not differ')
    .addOption(json());
  return withReadingOptions(diff).action(async (before: string, after: string, options) =>
    tell(await (await import('../commands/diff.ts')).diff(before, after, options, world), options),
  );
};
