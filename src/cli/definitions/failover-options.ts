import { type Command, Option } from 'commander';

/** Adds the options of a command that says what the agent does when proxies fail. */
export function withFailoverOptions(command: Command): Command {
  return command
    .optionsGroup('Failover:')
    .option('--down <numbers>', 'what the agent does when these proxies are dead: places in the list, for instance 1,3')
    .option('--untrusted <numbers>', 'the same, where TLS trust fails through these')
    .addOption(
      new Option('--order <order>', "in which order it takes them (default: the agent's configuration)").choices(['sequential', 'random']),
    )
    .option('--seed <number>', 'draw one random order and show it')
    .option('--fail-open', "it goes direct behind the last proxy (default: the agent's configuration)")
    .option('--no-fail-open', 'it does not');
}
