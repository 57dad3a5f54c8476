import { qualysCloudAgent } from '../../agent/profile.ts';
import { type Define, json } from './definition.ts';
import { withProfile, withRoot, withWays } from './shared-options.ts';

/** `probe`: the proof. */
export const defineProbe: Define = (cabundle, world, tell) =>
  withProfile(
    withRoot(
      withWays(
        cabundle
          .command('probe')
          .summary('prove a bundle by a TLS handshake through every proxy')
          .description('Walk through every proxy to the platform, trusting exactly the bundle, and say what the agent would do.'),
      )
        .option('--cdn', "the platform's CDN is a target too: cask.POD for qagpublic.POD")
        .option('--direct', 'test the direct connection too')
        .option('-v, --verbose', 'tell every leg, the chain, the clocks, and the command lines that show the same by hand')
        .option('-q, --quiet', 'print nothing while all is well'),
    ),
  )
    .addOption(json())
    .optionsGroup('How:')
    .option('--timeout <duration>', 'for each leg', '5s')
    .option('--deadline <duration>', 'for the whole run: what is not finished by then is told as cancelled (default: none)')
    .option('--parallel <count>', 'how many ways are walked at once', '10')
    .option('--proxy-tls <mode>', 'TLS to the proxy: auto finds out whether it speaks TLS; always; never', 'auto')
    .option('--credentials-file <file>', 'logins for the test: user:password, or for each proxy a line host:port user:password')
    .option('--curl [path]', 'have a real curl go the same ways, and compare')
    .option('--system-store <file>', "the system's trusted roots, asked where the bundle alone does not suffice (default: the system's)")
    .addHelpText(
      'after',
      `\nWithout --proxy the list is that of ${qualysCloudAgent.proxyVariables.join(', else ')}: see docs/probe.md for where they are looked up.`,
    )
    .action(async (options) => tell(await (await import('../commands/probe.ts')).probe(options, world), options));
