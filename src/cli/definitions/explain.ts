import { type Define, json } from './definition.ts';

/** `explain`: one of the ids that reports and failures tell, or all of them. */
export const defineExplain: Define = (cabundle, _, tell) =>
  cabundle
    .command('explain')
    .summary('say what an id means, and what to do')
    .description(
      'Say what the id of a finding, a cause or a failure means: why it matters, what follows for the agent, what to do about it, and where it is written. Without an id: list all.',
    )
    .argument('[id]', 'an id as a report or an error line tells it')
    .addOption(json())
    .action(async (id: string | undefined, options) => tell((await import('../commands/explain.ts')).explain(id), options));
