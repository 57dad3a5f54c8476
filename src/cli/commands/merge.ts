import { qualysCloudAgent } from '../../agent/profile.ts';
import { type BundleDiff, diffBundles } from '../../bundle/diff.ts';
import { type Merge, merge as mergeFiles } from '../../bundle/merge.ts';
import { printBundle } from '../../bundle/print.ts';
import { readBundle } from '../../bundle/read.ts';
import { readSources, type Sources } from '../../bundle/sources/read-sources.ts';
import { publish, published } from '../../bundle/store/publish.ts';
import { isSameFile } from '../../bundle/store/same-file.ts';
import { Failure } from '../../failure.ts';
import { type MergeOutcome, mergeReport } from '../../report/merge-report.ts';
import { mergeText } from '../../report/text/merge-text.ts';
import { usage } from '../values.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `merge`, as the command line gives them. */
export interface MergeOptions {
  readonly output?: string;
  readonly skipRejected?: boolean;
  readonly dryRun?: boolean;
  readonly inPlace?: boolean;
  readonly json?: boolean;
}

/** Merges the sources into one bundle and publishes it, or says why not. */
export async function merge(sources: readonly string[], options: MergeOptions, world: World): Promise<CommandResult> {
  const output = options.output ?? qualysCloudAgent.bundlePath;
  if (output === '-' && options.json) throw usage('--json and --output - both want standard output', 'leave one of them out');
  const read = await readSources(sources, world.stdin);
  if (!options.inPlace) refuseOwnInput(read, output);
  const merged = mergeFiles(read.files, { now: world.now });
  const isStopped = merged.bundle.length === 0 || (merged.rejected.length + merged.refused.length > 0 && !options.skipRejected);
  const written = isStopped ? nothingWritten : await write(merged, output, options, world);
  const report = mergeReport(merged, {
    ...written,
    output,
    isDryRun: options.dryRun ?? false,
    skipsRejected: options.skipRejected ?? false,
    skipped: read.skipped,
  });
  return { report, text: () => mergeText(report), isOnStderr: output === '-' };
}

type Written = Pick<MergeOutcome, 'isWritten' | 'isChanged' | 'diff'>;

const nothingWritten: Written = { isWritten: false, isChanged: false, diff: { added: [], removed: [] } };

async function write(merged: Merge, output: string, options: MergeOptions, world: World): Promise<Written> {
  const content = printBundle(merged.bundle);
  const old = output === '-' ? undefined : await published(output);
  if (old) refuseNoBundle(old, output);
  const diff = differenceFrom(old, output, merged);
  const isChanged = old === undefined || Buffer.from(content).toString('latin1') !== old;
  const isWritten = isChanged && !options.dryRun;
  if (isWritten && output === '-') world.stdout(content);
  else if (isWritten) await publish(output, content, world.unique());
  return { isWritten, isChanged, diff };
}

function differenceFrom(old: string | undefined, output: string, merged: Merge): BundleDiff {
  const before = old === undefined || old === '' ? [] : readBundle({ path: output, text: old }).entries;
  return diffBundles(before, merged.bundle);
}

function refuseOwnInput({ files }: Sources, output: string): void {
  const input = files.find(({ path }) => path !== '-' && output !== '-' && isSameFile(path, output));
  if (!input) return;
  throw new Failure({
    code: 'output-is-input',
    what: `will not write "${output}"`,
    why: `it is one of the sources ("${input.path}")`,
    next: 'name another file with --output, or pass --in-place to replace the source by the merged bundle',
    outcome: 'failed',
  });
}

/** A slip in the name of the output must not cost a key or a document. */
function refuseNoBundle(old: string, output: string): void {
  const { entries, refused } = readBundle({ path: output, text: old });
  const hasKey = refused.some(({ id }) => id === 'private-key');
  if (!hasKey && entries.length + refused.length > 0 && refused.every(({ id }) => id !== 'no-certificate')) return;
  if (old.trim() === '') return;
  throw new Failure({
    code: 'output-not-a-bundle',
    what: `will not write "${output}"`,
    why: hasKey ? 'it holds a private key' : 'it exists and holds no certificate: it is no bundle',
    next: 'name another file with --output, or remove this one first',
    outcome: 'failed',
  });
}
