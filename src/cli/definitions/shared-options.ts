import { type Command, Option } from 'commander';
import { profiles, qualysCloudAgent } from '../../agent/profile.ts';
import { sourceLimits } from '../../bundle/sources/limits.ts';
import { collected } from './definition.ts';

/** Adds the options of every command that reads sources. */
export function withReadingOptions(command: Command): Command {
  return command
    .optionsGroup('Sources:')
    .addOption(
      new Option('--password-file <file>', 'passwords for PKCS#12 and Java keystores, one a line; repeatable').argParser(collected),
    )
    .addOption(new Option('--password-env <name>', 'an environment variable that holds one; repeatable').argParser(collected))
    .option('--max-size <MiB>', `the largest source (default: ${sourceLimits.maxBytes / 1024 / 1024})`)
    .option('--max-iterations <count>', 'the most iterations of key derivation in a PKCS#12 file');
}

/** Adds the option of every command that reads files of the host which nobody has named. */
export function withRoot(command: Command): Command {
  return command.option('--root <folder>', "another system's folder, an image or a mounted host: the agent's files are looked for in it");
}

/** Adds the option of every command that asks what an agent is told. */
export function withProfile(command: Command): Command {
  return command.option(
    '--profile <name>',
    `whose settings: ${profiles.map(({ name }) => name).join(', ')} (default: ${profiles[0]?.name})`,
  );
}

/** Adds the options of every command that walks the ways of an agent: through which proxies, with which bundle, where to. */
export function withWays(command: Command): Command {
  return command
    .addOption(
      new Option('-p, --proxy <url>', 'a proxy, a list of them, or a chain A>B; repeatable (default: what the agent is told)').argParser(
        collected,
      ),
    )
    .option('-b, --bundle <file>', `the bundle (default: ${qualysCloudAgent.bundlePath})`)
    .addOption(
      new Option(
        '-t, --target <host[:port]>',
        "the platform; repeatable (default: the host of ServerUri in the agent's configuration)",
      ).argParser(collected),
    );
}

/** Adds the options of every command that judges certificates. */
export function withJudgingOptions(command: Command): Command {
  return command
    .optionsGroup('Rules:')
    .option('--waivers <file>', 'findings to live with for a while: a line RULE@SHA256 DATE REASON for each')
    .option(
      '-t, --target <host[:port]>',
      "the platform, for name constraints (default: the host of ServerUri in the agent's configuration)",
    );
}
