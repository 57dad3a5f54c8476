import { Option } from 'commander';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { type Define, json } from './definition.ts';
import { withProfile, withRoot } from './shared-options.ts';

/** `capture`: where the CA of a proxy is to be had when nobody sends it. */
export const defineCapture: Define = (cabundle, world, tell) =>
  withProfile(
    withRoot(
      cabundle
        .command('capture')
        .summary('show the chain that a proxy shows, and its CA with the fingerprint to compare')
        .description(
          'Show the chain that a proxy shows and the CA at its top, to compare its fingerprint with the owner of the proxy by another way. Written is only what was confirmed.',
        )
        .option('-p, --proxy <number|url>', 'its place in the list that the agent is told, or a URL (default: the only one)')
        .option('-t, --target <host[:port]>', "the platform (default: the host of ServerUri in the agent's configuration)")
        .addOption(
          new Option(
            '--of <whose>',
            'whose CA: of the chain shown for the target, or of a proxy that speaks TLS itself (default: the last seen)',
          ).choices(['target', 'proxy']),
        )
        .option('-b, --bundle <file>', `the bundle, to tell what it trusts already (default: ${qualysCloudAgent.bundlePath})`)
        .option('--aia', 'fetch a missing issuer through the proxy, over plain HTTP, from where the certificate says that it is')
        .option('--direct', 'go the direct way too, to tell whether the proxy re-signs'),
    ),
  )
    .addOption(json())
    .optionsGroup('What is written:')
    .option('-o, --output <file>', 'write the CA, alone: with --fingerprint, or confirmed at the terminal')
    .option('--fingerprint <sha256>', 'the SHA-256 that the CA must have, as its owner told it')
    .option('--replace', 'the file may be there already, with certificates alone')
    .option('--allow-shared-folder', 'write into a folder that others may write to')
    .optionsGroup('How:')
    .option('--timeout <duration>', 'for each leg', '5s')
    .option('--proxy-tls <mode>', 'TLS to the proxy: auto finds out whether it speaks TLS; always; never', 'auto')
    .option('--credentials-file <file>', 'logins: user:password, or for each proxy a line host:port user:password')
    .action(async (options) => tell(await (await import('../commands/capture.ts')).capture(options, world), options));
