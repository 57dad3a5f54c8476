import { judge } from '../../bundle/judge.ts';
import { readBundle } from '../../bundle/read.ts';
import { readSources } from '../../bundle/sources/read-sources.ts';
import { extensionTexts } from '../../certificate/extension-texts.ts';
import { inspectReport } from '../../report/inspect-report.ts';
import { inspectText } from '../../report/text/inspect-text.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Shows every certificate of the sources for people to read. */
export async function inspect(sources: readonly string[], world: World): Promise<CommandResult> {
  const { files, skipped } = await readSources(sources, world.stdin);
  const contents = files.map(readBundle);
  const entries = contents.flatMap((content) => content.entries.map((entry) => judge(entry, { now: world.now })));
  const inspected = entries.map((entry) => ({ ...entry, extensionTexts: extensionTexts(entry.certificate) }));
  const refused = contents.flatMap((content) => content.refused);
  const report = inspectReport(inspected, refused, skipped);
  return { report, text: () => inspectText(report) };
}
