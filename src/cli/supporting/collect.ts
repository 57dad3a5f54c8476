import { fingerprint } from '../../certificate/fingerprint.ts';
import { redactLogins } from '../../proxy/redact-logins.ts';
import { jsonText } from '../../report/json.ts';
import type { SupportDocumentRow, SupportRows } from '../../report/support-rows.ts';
import { contentLines } from '../../report/text/support-text.ts';
import { failureOf, failureReport, internalFailure } from '../failure-report.ts';
import type { ArchiveFile } from './archive-file.ts';
import type { Made, SupportDocument } from './document.ts';
import { documents } from './documents.ts';
import type { SupportContext } from './support-context.ts';

/** The files of an archive, and what is told of them. */
export interface Collected extends Pick<SupportRows, 'documents' | 'leftOut'> {
  /** In the order of the rows. */
  readonly files: readonly ArchiveFile[];
}

/** The folder in the archive. */
const folder = 'cabundle-support';

/** Makes every document, one after the other, and the two that list them. */
export async function collect(context: SupportContext): Promise<Collected> {
  const all: Document[] = [];
  const leftOut: SupportRows['leftOut'][number][] = [];
  for (const one of documents) {
    const why = one.whyNot?.(context);
    if (why !== undefined) {
      leftOut.push({ what: one.name, why });
      continue;
    }
    const { text, fault, note, leftOut: parts = [] } = await made(one, context);
    const what = note === undefined ? one.what : `${one.what} (${note})`;
    if (text !== undefined) all.push(document(one.name, what, redactLogins(text), fault));
    leftOut.push(...parts);
  }
  const sums = all.map(({ row }) => `${row.sha256}  ${row.name}\n`).join('');
  all.push(document('SHA256SUMS', 'checksums of the files, for sha256sum -c', sums));
  const rows = all.map(({ row }) => row);
  all.unshift(document('README.txt', 'this list', readmeText({ documents: rows, leftOut }, context.world.now)));
  return {
    documents: all.map(({ row }) => row),
    leftOut,
    files: all.map(({ row, content }) => ({ name: `${folder}/${row.name}`, content })),
  };
}

/** A document, or what failed: that is often what the case is about. */
async function made({ name, make }: SupportDocument, context: SupportContext): Promise<Partial<Made> & { readonly fault?: string }> {
  try {
    return await make(context);
  } catch (error) {
    const failure = failureOf(error) ?? internalFailure(error);
    const report = failureReport(failure, name.replace(/\.json$/, ''), context.world.argv);
    const fault = redactLogins(`${report.error.what}: ${report.error.why}`);
    return name.endsWith('.json') ? { text: jsonText(report), fault } : { leftOut: [{ what: name, why: fault }] };
  }
}

interface Document {
  readonly row: SupportDocumentRow;
  readonly content: Buffer;
}

function document(name: string, what: string, text: string, fault?: string): Document {
  const content = Buffer.from(text);
  return { row: { name, bytes: content.length, sha256: fingerprint(content), what, fault: fault ?? null }, content };
}

function readmeText(rows: Pick<SupportRows, 'documents' | 'leftOut'>, now: number): string {
  return [
    `Collected by cabundle support at ${new Date(now).toISOString()}.`,
    '',
    'User names and passwords of proxies are not in here, and no file of the host is copied as it is.',
    'Names of hosts, proxies, files and certificates are.',
    '',
    ...contentLines(rows),
    '',
  ].join('\n');
}
