import { resolve } from 'node:path';
import { qualysCloudAgent } from '../../agent/profile.ts';
import { readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import type { BundleContent } from '../../bundle/entry.ts';
import { type Format, formats } from '../../bundle/formats/index.ts';
import { faultOfPrinted } from '../../bundle/formats/verify.ts';
import type { MergedEntry } from '../../bundle/merge.ts';
import { readBundle } from '../../bundle/read.ts';
import type { ReadOptions } from '../../bundle/reading.ts';
import { readSources, type Sources } from '../../bundle/sources/read-sources.ts';
import { isSameFile } from '../../bundle/store/same-file.ts';
import { type UpdateOptions, updateBundle } from '../../bundle/store/update.ts';
import { Failure } from '../../failure.ts';
import type { SkippedRow } from '../../report/certificate-rows.ts';
import { mergeReport } from '../../report/merge-report.ts';
import { mergeText } from '../../report/text/merge-text.ts';
import { hostPath, hostSystemStore, rootOf } from '../host-root.ts';
import { type JudgingOptions, judgeContext } from '../judging-options.ts';
import { type Choices, type Plan, planFor, type Task } from '../merging/plan.ts';
import { limitsFrom, type ReadingOptions, readOptionsFrom } from '../reading-options.ts';
import { type StoreOptions, updateOptions } from '../store-options.ts';
import { durationMs, usage } from '../values.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `merge`, as the command line gives them. */
export interface MergeOptions extends ReadingOptions, JudgingOptions, StoreOptions, Choices {
  readonly output?: string;
  readonly system?: boolean;
  readonly warn: string;
  /** `false` for `--no-comments`. */
  readonly comments: boolean;
  readonly format: Format;
  readonly followLinks?: boolean;
  readonly maxFiles?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Merges the sources into one bundle and publishes it, or says why not. */
export async function merge(named: readonly string[], options: MergeOptions, world: World): Promise<CommandResult> {
  const usual = hostPath(qualysCloudAgent.bundlePath, options, 'write');
  const output = options.output ?? usual;
  refuseWrongUse(named, options, { output, usual });
  const readOptions = readOptionsFrom(options, world);
  const thresholds = { warnMs: durationMs(options.warn, '--warn'), criticalMs: 0 };
  const withNotices = Boolean(options.verbose || options.json);
  const context = judgeContext(options, { now: world.now, thresholds, withNotices });
  const systemPath = options.system ? hostSystemStore(options) : undefined;
  const read = await readSources([...named, ...(systemPath === undefined ? [] : [systemPath])], world.stdin, {
    limits: limitsFrom(options, options.maxFiles),
    followLinks: options.followLinks ?? false,
  });
  if (output !== '-') refuseOwnInput(read, output);
  const contents = await readAll(read, readOptions);
  const task: Task = { output, choices: options, context, contents, readOptions, systemPath };
  const result = output === '-' ? await print(task, options, world) : await update(task, options, world);
  const report = mergeReport(result.merged, {
    ...result,
    output,
    isDryRun: options.dryRun ?? false,
    skipped: read.skipped,
    asides: asides(options, output, result),
  });
  return {
    report,
    text: () => mergeText(report, { ...options, restart: restartOf(options, { output, usual }) }),
    isOnStderr: output === '-',
  };
}

/** Of another host nobody here can restart it. */
function restartOf(options: MergeOptions, { output, usual }: { readonly output: string; readonly usual: string }): string | undefined {
  if (resolve(output) !== resolve(usual)) return undefined;
  if (options.root !== undefined && rootOf(options) !== '/')
    return 'restart the agent of that host: it goes on with the bundle that it read when it was started';
  return `restart the agent, which goes on with the bundle that it read when it was started: systemctl restart ${qualysCloudAgent.service.unit}`;
}

interface Outcome extends Plan {
  readonly isWritten: boolean;
  readonly isChanged: boolean;
  readonly generation: number | undefined;
}

async function readAll({ files }: Sources, readOptions: ReadOptions): Promise<readonly BundleContent[]> {
  const contents: BundleContent[] = [];
  // One after the other: a container may take its time, and the memory of all of them at once.
  for (const file of files) contents.push(await readBundle(file, readOptions));
  return contents;
}

async function print(task: Task, options: MergeOptions, world: World): Promise<Outcome> {
  const plan = await planFor(undefined, task);
  const isWritten = !plan.isStopped && !options.dryRun;
  if (isWritten) world.stdout(contentOf(plan.entries, options));
  return { ...plan, isWritten, isChanged: !plan.isStopped, generation: undefined };
}

async function update(task: Task, options: MergeOptions, world: World): Promise<Outcome> {
  let plan: Plan | undefined;
  const verify = (content: string): string | undefined => faultOfPrinted(content, plan?.entries ?? []);
  const store = updateOptions('merge', options, world);
  const updated = await updateBundle(task.output, options.format === 'pem' ? { ...store, verify } : withoutVerify(store), async (old) => {
    if (options.format !== 'pem' && old !== undefined && readAsOpenssl(old).loads) throw loadedByAgents(task.output, options.format);
    plan = await planFor(old, task);
    if (plan.isStopped || plan.removalsRefused.length > 0) return undefined;
    return { content: contentOf(plan.entries, options), why: 'merge', count: plan.entries.length, ...plan.diff };
  });
  if (!plan) throw new Error('the bundle was updated without a plan');
  return { ...plan, ...updated, generation: updated.generation };
}

/** Loaders read PEM alone: what is written in another format is not for them. */
function withoutVerify({ verify: _, ...options }: UpdateOptions): UpdateOptions {
  return options;
}

/** What was asked for and did not come about, though nothing is wrong. */
function asides({ keep }: MergeOptions, output: string, { unmet, hasLive }: Plan): readonly SkippedRow[] {
  const nothingKept = keep && !hasLive ? [{ path: output, why: 'there is no such bundle yet: nothing is kept' }] : [];
  return [...nothingKept, ...unmet.map((fingerprint) => ({ path: `--without ${fingerprint}`, why: 'no certificate has this SHA-256' }))];
}

function contentOf(entries: readonly MergedEntry[], { format, comments }: MergeOptions): string {
  return formats[format](entries, { withComments: comments });
}

function refuseWrongUse(
  named: readonly string[],
  options: MergeOptions,
  { output, usual }: { readonly output: string; readonly usual: string },
): void {
  if (output === '-' && options.json) throw usage('--json and --output - both want standard output', 'leave one of them out');
  if (output === '-' && options.keep) throw usage('--keep needs a bundle in a file', 'name the bundle with --output');
  if (named.length === 0 && !options.keep && !options.system) {
    throw usage('no source is named', 'name files or folders, - for standard input, --system, or --keep for what is in the bundle');
  }
  if (options.keep && options.format !== 'pem') {
    throw usage('--keep goes with the format pem alone: the others do not keep where a certificate came from', 'leave one of them out');
  }
  if (output === usual && options.format !== 'pem') {
    throw usage(`the agent does not read the format ${options.format}`, 'name another file with --output, or - for standard output');
  }
}

function loadedByAgents(output: string, format: Format): Failure {
  return new Failure({
    code: 'output-is-loaded',
    what: `will not write "${output}"`,
    why: `it is a bundle that loaders read, and they do not read the format ${format}`,
    next: 'name another file with --output',
    outcome: 'failed',
  });
}

function refuseOwnInput({ files }: Sources, output: string): void {
  const input = files.find(({ path }) => path !== '-' && isSameFile(path, output));
  if (!input) return;
  throw new Failure({
    code: 'output-is-input',
    what: `will not write "${output}"`,
    why: `it is one of the sources ("${input.path}")`,
    next: 'name another file with --output, or pass --keep in place of this source to add to what the bundle holds',
    outcome: 'failed',
  });
}
