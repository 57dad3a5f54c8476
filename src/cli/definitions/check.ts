import { qualysCloudAgent } from '../../agent/profile.ts';
import { type Define, json } from './definition.ts';
import { withJudgingOptions, withReadingOptions, withRoot } from './shared-options.ts';

/** `check`: for people, and for cron. */
export const defineCheck: Define = (cabundle, world, tell) => {
  const check = cabundle
    .command('check')
    .summary('say whether a bundle loads, and what expires when')
    .description('Say whether a bundle loads for the agent, which rules it breaks and what expires when.')
    .argument('[file]', `the bundle, or - for standard input (default: ${qualysCloudAgent.bundlePath})`)
    .option('-w, --warn <duration>', 'warn when a certificate expires within (30d, 12h, 2w)', '30d')
    .option('-c, --critical <duration>', 'fail when a certificate expires within', '14d')
    .option('--at <date>', 'judge as on this day, UTC: 2026-11-20 or 2026-11-20T12:00:00Z')
    .option('-q, --quiet', 'print nothing while all is well, for cron')
    .option('-v, --verbose', 'tell notices too')
    .addOption(json());
  return withJudgingOptions(withReadingOptions(withRoot(check))).action(async (file: string | undefined, options) =>
    tell(await (await import('../commands/check.ts')).check(file, options, world), options),
  );
};
