import { judge } from '../../bundle/judge.ts';
import { readBundle } from '../../bundle/read.ts';
import { readSources } from '../../bundle/sources/read-sources.ts';
import { extensionTexts } from '../../certificate/extension-texts.ts';
import { inspectReport } from '../../report/inspect-report.ts';
import { inspectText } from '../../report/text/inspect-text.ts';
import { type JudgingOptions, judgeContext } from '../judging-options.ts';
import { limitsFrom, type ReadingOptions, readOptionsFrom } from '../reading-options.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Options of `inspect`, as the command line gives them. */
export interface InspectOptions extends ReadingOptions, JudgingOptions {
  readonly followLinks?: boolean;
}

/** Shows every certificate of the sources for people to read. */
export async function inspect(sources: readonly string[], options: InspectOptions, world: World): Promise<CommandResult> {
  const readOptions = readOptionsFrom(options, world);
  const context = judgeContext(options, { now: world.now });
  const { files, skipped } = await readSources(sources, world.stdin, {
    limits: limitsFrom(options),
    followLinks: options.followLinks ?? false,
  });
  const contents = await Promise.all(files.map((file) => readBundle(file, readOptions)));
  const entries = await judge(
    contents.flatMap((content) => content.entries),
    context,
  );
  const report = inspectReport({
    entries: entries.map((entry) => ({ ...entry, extensionTexts: extensionTexts(entry.certificate) })),
    refused: contents.flatMap(({ refused }) => refused),
    repairs: contents.flatMap(({ repairs }) => repairs),
    skipped,
  });
  return { report, text: () => inspectText(report) };
}
