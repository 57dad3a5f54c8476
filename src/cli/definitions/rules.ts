import { type Define, json } from './definition.ts';

/** `rules`: the list of everything that can be found. */
export const defineRules: Define = (cabundle, _, tell) =>
  cabundle
    .command('rules')
    .summary('list everything that cabundle can find')
    .description('List every rule, refusal, repair and cause: its level, its id and the requirement.')
    .addOption(json())
    .action(async (options) => tell((await import('../commands/rules.ts')).rules(), options));
