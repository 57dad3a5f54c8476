import type { TemporaryFolder } from '../../fixtures/folder.ts';
import { culprits, type Loaders, startLoaders } from '../../fixtures/real/loaders.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { CertificateRow } from '../../src/report/certificate-rows.ts';
import { goals } from './goals.ts';
import type { Inspected } from './inspected.ts';
import type { Part } from './result.ts';
import { tableText } from './table.ts';

/** A file that was inspected. */
export interface InspectedFile {
  readonly id: string;
  readonly path: string;
  readonly password?: string | null | undefined;
  readonly answer: Inspected;
}

/** What `merge` wrote of a file. */
interface Written {
  readonly id: string;
  readonly text: string;
  readonly count: number;
}

const bundleSize = 200;

/**
 * Accepted means loaded: whatever `merge` writes of any file, at a moment at which its certificates are valid, is loaded by
 * OpenSSL, Node and curl, in bundles of 200.
 */
export async function compareLoaded(files: readonly InspectedFile[], folder: TemporaryFolder): Promise<Part> {
  const written: Written[] = [];
  const met = new Set<string>();
  for (const file of files) written.push(...(await writtenOf(file, met, folder)));
  const bundles = Array.from({ length: Math.ceil(written.length / bundleSize) }, (_, i) =>
    written.slice(i * bundleSize, (i + 1) * bundleSize),
  );
  const loaders = await startLoaders();
  try {
    const faults = [];
    for (const bundle of bundles) faults.push(...(await culprits(bundle, (pieces) => faultOf(pieces, loaders))));
    const failed = faults.reduce((sum, { pieces }) => sum + total(pieces), 0);
    return {
      title: 'accepted by merge: loaded by OpenSSL, Node and curl',
      table: tableText(
        ['files read', 'certificates met', 'accepted', 'bundles', 'not loaded'],
        [[files.length, met.size, total(written), bundles.length, failed]],
      ),
      measures: [{ name: 'accepted certificates loaded', count: total(written) - failed, of: total(written), goal: goals.loaded }],
      disagreements: faults.map(({ pieces, fault }) => ({ id: `${pieces.map(({ id }) => id).join(' + ')} loaded`, what: fault })),
    };
  } finally {
    await loaders.close();
  }
}

/** What is written of a file in the middle of each of its certificates' validity, each certificate once in the whole run. */
async function writtenOf(file: InspectedFile, met: Set<string>, folder: TemporaryFolder): Promise<readonly Written[]> {
  const written: Written[] = [];
  for (const certificate of file.answer.certificates) {
    if (met.has(certificate.sha256)) continue;
    met.add(certificate.sha256);
    const text = await merged(file, middle(certificate), folder);
    if (text !== '') written.push({ id: file.id, text, count: text.split('-----BEGIN CERTIFICATE-----').length - 1 });
  }
  return written;
}

async function merged({ path, password }: InspectedFile, now: number, folder: TemporaryFolder): Promise<string> {
  const withPassword = password ? ['--password-file', folder.write('password', password)] : [];
  const { stdout } = await runInWorld(['merge', path, '--skip-rejected', '--output', '-', ...withPassword], { now });
  return stdout;
}

function middle({ notBefore, notAfter }: CertificateRow): number {
  return Math.round((Date.parse(notBefore) + Date.parse(notAfter)) / 2);
}

function faultOf(pieces: readonly Written[], { faultOf: askAll }: Loaders): Promise<string | undefined> {
  return askAll(pieces.map(({ text }) => text).join('\n'), total(pieces));
}

function total(pieces: readonly Written[]): number {
  return pieces.reduce((sum, { count }) => sum + count, 0);
}
