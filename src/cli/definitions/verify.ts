import { Option } from 'commander';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { purposes } from '../purposes.ts';
import { type Define, json } from './definition.ts';
import { withReadingOptions, withRoot } from './shared-options.ts';

/** `verify`: for hosts that cannot reach the proxies. */
export const defineVerify: Define = (cabundle, world, tell) =>
  withReadingOptions(
    withRoot(
      cabundle
        .command('verify')
        .summary('say whether a bundle would trust a chain that somebody saved')
        .description('Say whether a bundle would trust a saved chain, for instance the output of openssl s_client -showcerts, and why not.')
        .requiredOption('--chain <file>', 'the chain as sent, the leaf first, in any encoding, texts around it; or - for standard input')
        .option('--host <name>', 'a name or an address for which the leaf has to be (default: no name is checked)')
        .option('-b, --bundle <file>', `the bundle (default: ${qualysCloudAgent.bundlePath})`)
        .option('--at <date>', 'judge as on this day, UTC: 2026-11-20 or 2026-11-20T12:00:00Z')
        .option('-v, --verbose', 'tell the other paths that were tried too')
        .addOption(json())
        .optionsGroup('How:')
        .option('--no-partial-chain', 'a path has to end in a root, as for openssl verify; curl and the agent are content with any anchor')
        .addOption(new Option('--partial-chain', 'any certificate of the bundle may end a path (the default)'))
        .addOption(
          new Option('--security-level <level>', "OpenSSL's level of security for keys and signatures; Debian and Ubuntu have set 2")
            .choices(['0', '1', '2'])
            .default('1'),
        )
        .addOption(
          new Option('--purpose <purpose>', 'what the leaf has to be for: tls-server, any, or another that openssl verify -purpose knows')
            .choices([...purposes.keys()])
            .default('tls-server'),
        ),
    ),
  ).action(async (options) => tell(await (await import('../commands/verify.ts')).verify(options, world), options));
