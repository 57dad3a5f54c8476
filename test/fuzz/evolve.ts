import { type Coverage, noCoverage } from './coverage.ts';
import { Feeding } from './feeding.ts';
import { type Random, seeded } from './random.ts';
import type { Fault, Target } from './target.ts';

/** How long and with what a target is fed. */
export interface Course {
  readonly seed: number;
  /** Asked between batches. */
  readonly isOver: (inputs: number) => boolean;
  /** Without it, only new answers tell which inputs are worth keeping. */
  readonly coverage?: Coverage;
  /** Told of each input before it runs, for whoever meets a hang. */
  readonly watch?: (input: Buffer) => void;
}

/** What a target made of its inputs. */
export interface Outcome {
  readonly inputs: number;
  /** Inputs that were kept because they led somewhere new. */
  readonly kept: number;
  /** Blocks of code that ran. */
  readonly blocks: number;
  readonly faults: readonly Fault[];
  readonly slowestMs: number;
}

const maxInputOctets = 32 * 1024;
const batchSize = 32;
const maxFaults = 20;

/**
 * Feeds a target with changed inputs, and keeps those that run blocks of code that none has run, or get an answer that none
 * has got: what others are made from. The same seed gives the same inputs.
 */
export async function evolve(target: Target, { seed, isOver, coverage = noCoverage, watch }: Course): Promise<Outcome> {
  const random = seeded(seed);
  const feeding = new Feeding(target, watch);
  const blocks = new Set<string>();
  const pool: Buffer[] = [...target.seeds];
  for (const input of pool) await feeding.feed(input);
  for (const block of coverage.take()) blocks.add(block);
  while (!isOver(feeding.inputs) && feeding.faults.length < maxFaults) {
    const batch = Array.from({ length: batchSize }, () => descendant(target, pool, random));
    const news: Buffer[] = [];
    for (const input of batch) if (await feeding.feed(input)) news.push(input);
    // Coverage is taken for the batch: which input it was that ran something new is seen when each runs once more.
    const hasNewBlocks = coverage.take().some((block) => !blocks.has(block));
    const found = hasNewBlocks ? await pioneers(batch, { feeding, coverage, blocks }) : [];
    pool.push(...new Set([...news, ...found]));
    feeding.settle(false);
  }
  feeding.settle(true);
  const { inputs, faults, slowestMs } = feeding;
  return { inputs, kept: pool.length - target.seeds.length, blocks: blocks.size, faults, slowestMs };
}

interface Ground {
  readonly feeding: Feeding;
  readonly coverage: Coverage;
  /** What is known; it grows. */
  readonly blocks: Set<string>;
}

/** The inputs that run blocks which none before them has run. */
async function pioneers(batch: readonly Buffer[], { feeding, coverage, blocks }: Ground): Promise<readonly Buffer[]> {
  const found: Buffer[] = [];
  for (const input of batch) {
    await feeding.feed(input);
    const before = blocks.size;
    for (const block of coverage.take()) blocks.add(block);
    if (blocks.size > before) found.push(input);
  }
  return found;
}

/** Young inputs are changed more often than old ones: they stand where nobody has been. */
function descendant({ mutate }: Target, pool: readonly Buffer[], random: Random): Buffer {
  const young = Math.ceil(pool.length / 4);
  const pick = (): Buffer => {
    const at = random.once(2) ? random.below(pool.length) : pool.length - 1 - random.below(young);
    return pool[at] ?? Buffer.alloc(0);
  };
  let input = pick();
  for (let changes = random.of([1, 1, 1, 2, 3, 6]); changes > 0; changes -= 1) input = mutate(input, pick(), random);
  return input.subarray(0, maxInputOctets);
}
