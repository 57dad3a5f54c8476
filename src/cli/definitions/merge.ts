import { type Command, Option } from 'commander';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { collected, type Define, json } from './definition.ts';
import { withJudgingOptions, withReadingOptions, withRoot } from './shared-options.ts';

/** `merge`: the main job. */
export const defineMerge: Define = (cabundle, world, tell) => {
  const merge = cabundle
    .command('merge')
    .summary('merge CA certificates into one bundle')
    .description(
      'Merge the CA certificates of files, folders and standard input (-), in whatever encoding they are, into one bundle, which replaces the old one.',
    )
    .argument('[source...]', 'files, folders, or - for standard input')
    .option('-o, --output <file>', `the bundle, or - for standard output (default: ${qualysCloudAgent.bundlePath})`)
    .option('-k, --keep', 'keep what is in the bundle: the sources are added to it')
    .option('-n, --dry-run', 'show what would change, write nothing')
    .option('-v, --verbose', 'tell notices too')
    .option('-q, --quiet', 'print nothing while all is well, for cron')
    .addOption(json());
  return withFileOptions(withFormOptions(withJudgingOptions(withChoices(withSources(withRoot(merge))))))
    .addHelpText('after', '\nTo add to a bundle: cabundle merge --keep new.pem')
    .action(async (sources: string[], options) =>
      tell(await (await import('../commands/merge.ts')).merge(sources, options, world), options),
    );
};

function withSources(command: Command): Command {
  return withReadingOptions(command)
    .option('--system', "the system's root store is a source too")
    .option('--follow-links', 'read links that lead out of a source folder')
    .option('--max-files <count>', 'the most entries of a source folder');
}

function withChoices(command: Command): Command {
  return command
    .optionsGroup('What gets in:')
    .option('--skip-rejected', 'leave out what is rejected instead of writing nothing (exit code 1)')
    .option('--allow-removal', 'a certificate that is still valid may leave the bundle')
    .addOption(new Option('--without <sha256>', 'leave out this certificate; repeatable').argParser(collected))
    .option('-w, --warn <duration>', 'warn when a certificate expires within (30d, 12h, 2w)', '30d');
}

function withFormOptions(command: Command): Command {
  return command
    .optionsGroup('What it looks like:')
    .option('--sort', 'sort by subject, not in the order of the sources')
    .option('--no-comments', 'certificates only, nothing over them')
    .addOption(
      new Option('-f, --format <format>', 'what is written; the agent reads pem')
        .choices(['pem', 'base64', 'json', 'configmap'])
        .default('pem'),
    );
}

function withFileOptions(command: Command): Command {
  return command
    .optionsGroup('How it is written:')
    .option('--generations <count>', 'how many bundles to keep for rollback', '10')
    .option('--wait <duration>', 'how long to wait for another run that writes the same bundle', '30s')
    .option('--allow-shared-folder', 'write into a folder that others may write to');
}
