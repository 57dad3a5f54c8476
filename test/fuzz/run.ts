import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { tableText } from '../corpora/table.ts';
import { startCoverage } from './coverage.ts';
import { evolve, type Outcome } from './evolve.ts';
import { opensslOracle } from './openssl-oracle.ts';
import { makeSeeds } from './seeds.ts';
import type { Fault, Target } from './target.ts';
import { decodeTarget } from './targets/decode.ts';
import { mergeTarget } from './targets/merge.ts';
import { opensslTarget } from './targets/openssl.ts';
import { readTarget } from './targets/read.ts';
import { startWatchdog } from './watchdog.ts';

// Feeds everything that takes bytes from strangers, guided by coverage. CABUNDLE_FUZZ_MINUTES: how long, in all (10).
// CABUNDLE_FUZZ_INPUTS: how many inputs each target gets at most. CABUNDLE_SEED: repeats a run. CABUNDLE_FUZZ_TARGET: only the
// targets whose names hold this. Exit code 1 where something is found.

const minutes = Number(process.env.CABUNDLE_FUZZ_MINUTES ?? 10);
const maxInputs = Number(process.env.CABUNDLE_FUZZ_INPUTS ?? Number.POSITIVE_INFINITY);
const seed = Number(process.env.CABUNDLE_SEED ?? Date.now() % 2 ** 31);
const foundFolder = join(tmpdir(), 'cabundle-fuzz');
const hangLimitMs = 20_000;

async function fuzz(): Promise<number> {
  using folder = temporaryFolder();
  mkdirSync(foundFolder, { recursive: true });
  const oracle = opensslOracle(folder);
  if (!oracle) process.stderr.write('SKIPPED: OpenSSL is not asked, for want of python3 and of libcrypto 3\n');
  const seeds = await makeSeeds();
  const targets = [
    decodeTarget(seeds.certificates),
    readTarget(seeds.files),
    opensslTarget(seeds.texts, oracle),
    mergeTarget(seeds.files, oracle),
  ].filter(({ name }) => name.includes(process.env.CABUNDLE_FUZZ_TARGET ?? ''));
  process.stderr.write(`${minutes} minutes for ${targets.length} targets, seed ${seed}\n`);
  const outcomes = [];
  for (const target of targets) outcomes.push({ target, outcome: await fuzzTarget(target, (minutes * 60_000) / targets.length) });
  process.stdout.write(outcomeTable(outcomes));
  for (const { target, outcome } of outcomes) for (const fault of outcome.faults) tell(target, fault);
  const faultCount = outcomes.reduce((sum, { outcome }) => sum + outcome.faults.length, 0);
  process.stdout.write(`${faultCount} faults found, seed ${seed}\n`);
  return faultCount;
}

async function fuzzTarget(target: Target, limitMs: number): Promise<Outcome> {
  const reading = join(foundFolder, 'reading');
  const dog = startWatchdog(hangLimitMs, `"${target.name}" hangs on ${reading} (seed ${seed})`);
  const coverage = startCoverage();
  const descriptor = openSync(reading, 'w');
  const end = performance.now() + limitMs;
  let inputs = 0;
  const outcome = await evolve(target, {
    seed,
    coverage,
    isOver: () => inputs >= maxInputs || performance.now() > end,
    watch: (input) => {
      inputs += 1;
      dog.alive();
      ftruncateSync(descriptor);
      writeSync(descriptor, input, 0, input.length, 0);
    },
  });
  closeSync(descriptor);
  coverage.stop();
  await dog.stop();
  return outcome;
}

function outcomeTable(outcomes: readonly { readonly target: Target; readonly outcome: Outcome }[]): string {
  return tableText(
    ['target', 'inputs', 'kept', 'blocks', 'slowest', 'faults'],
    outcomes.map(({ target, outcome: { inputs, kept, blocks, slowestMs, faults } }) => [
      target.name,
      inputs,
      kept,
      blocks,
      `${slowestMs.toFixed(1)} ms`,
      faults.length,
    ]),
  );
}

function tell({ name }: Target, { what, input }: Fault): void {
  const file = join(foundFolder, `${name.replace(/\W+/g, '-')}-${createHash('sha256').update(input).digest('hex').slice(0, 12)}`);
  writeFileSync(file, input);
  process.stdout.write(`\n${name}: ${what}\n  input: ${file}\n`);
}

process.exitCode = (await fuzz()) === 0 ? 0 : 1;
