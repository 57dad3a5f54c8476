import { qualysCloudAgent } from '../../agent/profile.ts';
import { type Define, json } from './definition.ts';
import { withRoot } from './shared-options.ts';

/** `rollback`: back to what a bundle was before. */
export const defineRollback: Define = (cabundle, world, tell) =>
  withRoot(cabundle.command('rollback'))
    .summary('put an earlier generation in the place of the bundle')
    .description('Put an earlier generation in the place of the bundle. It must load, and becomes the newest generation itself.')
    .argument('[generation]', 'its number, see cabundle history (default: the one before the live one)')
    .option('-b, --bundle <file>', `the bundle (default: ${qualysCloudAgent.bundlePath})`)
    .option('--allow-removal', 'a certificate that is still valid may leave the bundle')
    .option('-n, --dry-run', 'show what would change, write nothing')
    .option('--wait <duration>', 'how long to wait for another run that writes the same bundle', '30s')
    .option('--generations <count>', 'how many bundles to keep for rollback', '10')
    .option('--allow-shared-folder', 'write into a folder that others may write to')
    .addOption(json())
    .action(async (generation: string | undefined, options) =>
      tell(await (await import('../commands/rollback.ts')).rollback(generation, options, world), options),
    );
