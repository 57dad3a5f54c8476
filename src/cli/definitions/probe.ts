import { Option } from 'commander';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { collected, type Define, json } from './definition.ts';

/** `probe`: the proof. */
export const defineProbe: Define = (cabundle, world, tell) =>
  cabundle
    .command('probe')
    .summary('prove a bundle by a TLS handshake through every proxy')
    .description('Walk through every proxy to the platform, trusting exactly the bundle, and say what the agent would do.')
    .addOption(new Option('-p, --proxy <url>', 'a proxy or a list of them; repeatable (default: the environment)').argParser(collected))
    .option('-b, --bundle <file>', `the bundle (default: ${qualysCloudAgent.bundlePath})`)
    .option('-t, --target <host[:port]>', "the platform (default: the host of ServerUri in the agent's configuration)")
    .option('--timeout <duration>', 'for each leg', '5s')
    .option('--direct', 'test the direct connection too')
    .addOption(json())
    .addHelpText('after', `\nWithout --proxy the list is read from ${qualysCloudAgent.proxyVariables.join(', then ')}.`)
    .action(async (options) => tell(await (await import('../commands/probe.ts')).probe(options, world), options));
