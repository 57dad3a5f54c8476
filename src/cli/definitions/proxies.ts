import { type Define, json } from './definition.ts';
import { withFailoverOptions } from './failover-options.ts';
import { withProfile, withRoot } from './shared-options.ts';

/** `proxies`: what the agent is told. */
export const defineProxies: Define = (cabundle, _, tell) =>
  withFailoverOptions(
    withProfile(
      withRoot(
        cabundle
          .command('proxies')
          .summary('show which proxies the agent is told to use, and what is wrong with that')
          .description(
            'Read the settings of the agent as the agent gets them: the proxies in force, the line that sets them, and every trap.',
          )
          .option('-v, --verbose', 'tell notices and files too')
          .option('-q, --quiet', 'print nothing while all is well, for cron')
          .addOption(json()),
      ),
    ),
  ).action(async (options) => tell((await import('../commands/proxies.ts')).proxies(options), options));
