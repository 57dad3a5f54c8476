import { changesOf, diffBundles } from '../../bundle/diff.ts';
import { readBundle } from '../../bundle/read.ts';
import { readSources, stdinNamedTwice } from '../../bundle/sources/read-sources.ts';
import { diffReport } from '../../report/diff-report.ts';
import { diffText } from '../../report/text/diff-text.ts';
import { limitsFrom, type ReadingOptions, readOptionsFrom } from '../reading-options.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Says what one bundle has that another has not; each may be a file, a folder or standard input. */
export async function diff(before: string, after: string, options: ReadingOptions, world: World): Promise<CommandResult> {
  if (before === '-' && after === '-') throw stdinNamedTwice();
  const old = await contentOf(before, options, world);
  const fresh = await contentOf(after, options, world);
  const difference = diffBundles(old.entries, fresh.entries);
  const distinct = new Set(fresh.entries.map(({ certificate }) => certificate.sha256)).size;
  const report = diffReport({
    before,
    after,
    changes: changesOf(difference),
    unchanged: distinct - difference.added.length,
    refused: [...old.refused, ...fresh.refused],
  });
  return { report, text: () => diffText(report) };
}

async function contentOf(path: string, options: ReadingOptions, world: World) {
  const { files } = await readSources([path], world.stdin, { limits: limitsFrom(options) });
  const contents = await Promise.all(files.map((file) => readBundle(file, readOptionsFrom(options, world))));
  return { entries: contents.flatMap(({ entries }) => entries), refused: contents.flatMap(({ refused }) => refused) };
}
