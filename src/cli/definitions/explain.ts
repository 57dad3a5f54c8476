import { type Define, json } from './definition.ts';

/** `explain`: one of them. */
export const defineExplain: Define = (cabundle, _, tell) =>
  cabundle
    .command('explain')
    .summary('say what a finding means, and what to do')
    .description('Say what the id of a finding means, why it matters, what to do about it, and where it is written.')
    .argument('<id>', 'an id as a report tells it; cabundle rules lists all')
    .addOption(json())
    .action(async (id: string, options) => tell((await import('../commands/explain.ts')).explain(id), options));
