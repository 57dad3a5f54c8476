import { qualysCloudAgent } from '../../agent/profile.ts';
import { type Define, json } from './definition.ts';
import { withRoot } from './shared-options.ts';

/** `history`: what a bundle was before. */
export const defineHistory: Define = (cabundle, _, tell) =>
  withRoot(cabundle.command('history'))
    .summary('list the generations of a bundle')
    .description('List what a bundle was before: when it was replaced, why, by whom, and what it gained and lost.')
    .option('-b, --bundle <file>', `the bundle (default: ${qualysCloudAgent.bundlePath})`)
    .addOption(json())
    .action(async (options) => tell(await (await import('../commands/history.ts')).history(options), options));
