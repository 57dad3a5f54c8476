import { fingerprint } from '../../certificate/fingerprint.ts';
import { diffBundles } from '../diff.ts';
import type { BundleEntry } from '../entry.ts';
import { readBundle } from '../read.ts';
import { type Generation, type GenerationChange, type GenerationFacts, printGeneration } from './generation.ts';
import { commit, isHistoryThere, makeHistory, numbersIn, readNumber, stage } from './history-folder.ts';
import type { Likeness } from './likeness.ts';
import { namesBeside } from './names.ts';
import { unreadable } from './unwritable.ts';

/** The generations of a bundle, and what of them is damaged. */
export interface History {
  /** Newest first. */
  readonly generations: readonly Generation[];
  readonly damaged: readonly DamagedGeneration[];
}

/** A generation that cannot be read. */
export interface DamagedGeneration {
  readonly number: number;
  readonly why: string;
}

/** What a new generation gains and loses, and how it came about. */
export interface NewGeneration extends Pick<GenerationFacts, 'when' | 'why' | 'by' | 'count'> {
  readonly added: readonly BundleEntry[];
  readonly removed: readonly BundleEntry[];
}

/** The history of the bundle at `path`; empty where there is none. Fails: `history-not-a-folder`, `history-unreadable`. */
export async function readHistory(path: string): Promise<History> {
  const folder = namesBeside(path).history;
  try {
    return (await isHistoryThere(folder)) ? await readFolder(folder) : { generations: [], damaged: [] };
  } catch (error) {
    throw unreadable('history-unreadable', folder, error);
  }
}

/** The number of the newest generation that has this content (one character for each octet), where one has. */
export function liveGeneration({ generations }: History, content: string | undefined): number | undefined {
  if (content === undefined) return undefined;
  const sha256 = fingerprint(Buffer.from(content, 'latin1'));
  return generations.find((generation) => generation.sha256 === sha256)?.number;
}

/** The content of one generation, one character for each octet, or `undefined` where it is not there or damaged. */
export async function generationContent(path: string, number: number): Promise<string | undefined> {
  const read = await readNumber(namesBeside(path).history, number);
  return typeof read === 'string' ? undefined : read.content.toString('latin1');
}

/** How a bundle that was found is recorded. */
export interface FoundOptions extends Pick<Generation, 'when' | 'by'> {
  readonly like: Likeness;
  /** How many generations are kept, this one included. */
  readonly keep: number;
}

/** Records the bundle as it stands, unless a generation has its content: what changed since the newest one, nobody told us. */
export async function recordFound(path: string, found: Buffer, { like, when, by, keep }: FoundOptions): Promise<void> {
  const { generations } = await readHistory(path);
  const sha256 = fingerprint(found);
  if (generations.some((generation) => generation.sha256 === sha256)) return;
  const { entries } = await readBundle({ path, text: found.toString('latin1') });
  const newest = generations[0] && (await generationContent(path, generations[0].number));
  const before = newest === undefined ? entries : (await readBundle({ path, text: newest })).entries;
  const { added, removed } = diffBundles(before, entries);
  await stageGeneration(path, found, like, { when, why: 'found in place', by, count: entries.length, added, removed });
  await commit(namesBeside(path).history, keep);
}

/** Writes a generation that has no number yet: what `commit` gives it, or `recover` after a crash. */
export async function stageGeneration(path: string, content: Uint8Array, like: Likeness | undefined, facts: NewGeneration): Promise<void> {
  const { history } = namesBeside(path);
  await makeHistory(history);
  await stage(
    history,
    printGeneration({ ...facts, added: facts.added.map(changeOf), removed: facts.removed.map(changeOf) }, content),
    like,
  );
}

async function readFolder(folder: string): Promise<History> {
  const generations: Generation[] = [];
  const damaged: DamagedGeneration[] = [];
  for (const number of (await numbersIn(folder)).toReversed()) {
    const read = await readNumber(folder, number);
    if (typeof read === 'string') {
      damaged.push({ number, why: read });
      continue;
    }
    const { content: _, ...facts } = read;
    generations.push({ number, ...facts });
  }
  return { generations, damaged };
}

function changeOf({ certificate: { sha256, subject, notAfter } }: BundleEntry): GenerationChange {
  return { sha256, subject, notAfter: new Date(notAfter).toISOString().replace(/\.\d{3}Z$/, 'Z') };
}
