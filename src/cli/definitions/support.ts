import { qualysCloudAgent } from '../../agent/profile.ts';
import { type Define, json } from './definition.ts';
import { withProfile, withRoot } from './shared-options.ts';

/** `support`: one file for whoever is asked for help. */
export const defineSupport: Define = (cabundle, world, tell) =>
  withProfile(
    withRoot(
      cabundle
        .command('support')
        .summary('collect what a support case needs, without logins and keys')
        .description(
          'Collect settings, findings, the certificates of the bundle, a probe of the proxies, causes, what the log tells, and versions into one new file, without logins and keys, and list what is inside.',
        )
        .argument('<file>', 'the archive, a new file: NAME.zip or NAME.tar.gz')
        .option('-b, --bundle <file>', `the bundle (default: ${qualysCloudAgent.bundlePath})`)
        .option('-t, --target <host[:port]>', "the platform (default: the host of ServerUri in the agent's configuration)")
        .option('--offline', 'leave the network alone: nothing is probed')
        .option('--no-log', "leave the agent's log out"),
    ),
  )
    .addOption(json())
    .action(async (file: string, options) => tell(await (await import('../commands/support.ts')).support(file, options, world), options));
