import { existsSync, readFileSync } from 'node:fs';
import type { TemporaryFolder } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl/openssl-pem.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { Corpora, RootStore } from './corpora.ts';
import { goals } from './goals.ts';
import { type Inspected, type Inspector, judgedAt } from './inspected.ts';
import { type Disagreement, type Part, shareText } from './result.ts';
import { tableText } from './table.ts';

interface StoreAnswer {
  readonly store: RootStore;
  readonly answer: Inspected;
}

interface Root {
  readonly sha256: string;
  readonly isExpired: boolean;
  /** What became of it, or `undefined` where it is kept. */
  readonly lost: string | undefined;
}

/** The root stores that people run: no root is lost that has not expired, neither by `inspect` nor by `merge` of all of them. */
export async function compareStores(corpora: Corpora, inspector: Inspector, folder: TemporaryFolder): Promise<Part> {
  const answers: StoreAnswer[] = [];
  for (const store of corpora.stores) answers.push({ store, answer: await inspector.inspect(corpora.pathOf(store)) });
  const stores = answers.map(({ store, answer }) => ({ file: store.file, roots: store.sha256s.map((sha256) => rootIn(answer, sha256)) }));
  const all = new Map(stores.flatMap(({ roots }) => roots).map((root) => [root.sha256, root]));
  const merged = await mergedFingerprints(corpora, folder);
  const kept = [...all.values()].map((root) => ({
    ...root,
    lost: merged.has(root.sha256) ? undefined : (root.lost ?? 'merge leaves it out'),
  }));
  const unexpired = kept.filter(({ isExpired }) => !isExpired);
  return {
    title: 'root stores: no root is lost',
    table: tableText(
      ['store', 'roots', 'expired', 'unexpired, kept', ''],
      [...stores, { file: 'merge of all', roots: kept }].map(({ file, roots }) => line(file, roots)),
    ),
    measures: [
      { name: 'unexpired roots kept', count: unexpired.filter(({ lost }) => !lost).length, of: unexpired.length, goal: goals.rootsKept },
    ],
    disagreements: [...unexpired.filter(({ lost }) => lost).map(disagreement), ...strangers(merged, all)],
  };
}

function rootIn({ certificates }: Inspected, sha256: string): Root {
  const row = certificates.find((candidate) => candidate.sha256 === sha256);
  if (!row) return { sha256, isExpired: false, lost: 'it is not read' };
  const errors = row.findings.filter(({ level }) => level === 'error').map(({ id, detail }) => `${id} (${detail})`);
  return {
    sha256,
    isExpired: Date.parse(row.notAfter) + 1000 <= judgedAt,
    lost: row.accepted ? undefined : `"${row.subject}": ${errors.join(', ')}`,
  };
}

function line(file: string, roots: readonly Root[]): readonly (string | number)[] {
  const unexpired = roots.filter(({ isExpired }) => !isExpired);
  const kept = unexpired.filter(({ lost }) => lost === undefined).length;
  return [file, roots.length, roots.length - unexpired.length, `${kept}/${unexpired.length}`, shareText(kept, unexpired.length)];
}

async function mergedFingerprints({ stores, pathOf }: Corpora, folder: TemporaryFolder): Promise<ReadonlySet<string>> {
  const output = folder.join('stores.pem');
  await runInWorld(['merge', '--skip-rejected', '--output', output, ...stores.map(pathOf)], { now: judgedAt });
  if (!existsSync(output)) return new Set();
  const reading = readAsOpenssl(readFileSync(output, 'latin1'));
  return new Set(reading.loads ? reading.anchors.map(({ der }) => fingerprint(der)) : []);
}

function disagreement({ sha256, lost }: Root): Disagreement {
  return { id: `root ${sha256.slice(0, 16)}`, what: lost ?? '' };
}

function strangers(merged: ReadonlySet<string>, all: ReadonlyMap<string, Root>): readonly Disagreement[] {
  return [...merged].filter((sha256) => !all.has(sha256)).map((sha256) => ({ id: `root ${sha256.slice(0, 16)}`, what: 'in no store' }));
}
