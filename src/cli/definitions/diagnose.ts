import { Option } from 'commander';
import { usage } from '../values.ts';
import { collected, type Define, json } from './definition.ts';
import { withProfile, withRoot, withWays } from './shared-options.ts';

/** `diagnose`: why it fails, and what to do next. */
export const defineDiagnose: Define = (cabundle, world, tell) =>
  withProfile(
    withRoot(
      withWays(
        cabundle
          .command('diagnose')
          .summary('say why the agent fails, and what to do first')
          .description(
            'Look at settings, bundle, service, log, clock and every way to the platform; tell the causes, ranked, with the next step.',
          ),
      )
        .addOption(
          new Option(
            '--log <file>',
            'look only into a log of the agent, a folder of them, or saved output of curl -v or openssl s_client (- for standard input); repeatable',
          )
            .argParser(collected)
            .conflicts(['proxy', 'bundle', 'target', 'direct', 'at', 'offline', 'root', 'profile']),
        )
        .option('--since <date>', 'with --log: pass over older lines')
        .option('--offline', 'ask nobody: tell what can be told without the network')
        .option('--direct', 'test the direct connection too')
        .option('--at <date>', 'judge the bundle as of that date (default: now)')
        .option('-v, --verbose', 'tell notices, and what was looked at')
        .option('-q, --quiet', 'print nothing while all is well'),
    ),
  )
    .addOption(json())
    .optionsGroup('How:')
    .option('--timeout <duration>', 'for each leg', '5s')
    .option('--deadline <duration>', 'for the whole probe: what is not finished by then stays open (default: none)')
    .option('--parallel <count>', 'how many ways are walked at once', '10')
    .option('--credentials-file <file>', 'logins for the test: user:password, or for each proxy a line host:port user:password')
    .option('--system-store <file>', "the system's trusted roots, asked where the bundle alone does not suffice (default: the system's)")
    .action(async (options) => {
      if (options.since !== undefined && !options.log)
        throw usage('--since goes with --log alone', 'name the log with --log, or leave it out');
      const result = options.log
        ? (await import('../diagnosing/diagnose-log.ts')).diagnoseLog({ ...options, log: options.log }, world)
        : (await import('../commands/diagnose.ts')).diagnose(options, world);
      tell(await result, options);
    });
