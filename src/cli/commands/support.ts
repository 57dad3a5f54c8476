import { createFile, refuseExisting } from '../../bundle/store/create-file.ts';
import { fingerprint } from '../../certificate/fingerprint.ts';
import type { SupportReport } from '../../report/report.ts';
import { supportText } from '../../report/text/support-text.ts';
import { archive, formatOf } from '../supporting/archive.ts';
import { collect } from '../supporting/collect.ts';
import { supportContext } from '../supporting/support-context.ts';
import type { SupportOptions } from '../supporting/support-options.ts';
import type { World } from '../world.ts';
import type { CommandResult } from './result.ts';

/** Collects what a support case needs into one new file, without logins and keys, and lists what is inside. */
export async function support(file: string, options: SupportOptions, world: World): Promise<CommandResult> {
  const format = formatOf(file);
  await refuseExisting(file);
  const { files, documents, leftOut } = await collect(supportContext(options, world));
  const content = await archive(files, format, world.now);
  await createFile(file, content, world.unique());
  const report: SupportReport = {
    schemaVersion: 1,
    command: 'support',
    status: 'ok',
    file,
    format,
    bytes: content.length,
    sha256: fingerprint(content),
    documents,
    leftOut,
  };
  return { report, text: () => supportText(report) };
}
