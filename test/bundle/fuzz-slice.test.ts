import { describe, expect, it } from 'vitest';
import { evolve } from '../fuzz/evolve.ts';
import { makeSeeds } from '../fuzz/seeds.ts';
import { decodeTarget } from '../fuzz/targets/decode.ts';
import { mergeTarget } from '../fuzz/targets/merge.ts';
import { opensslTarget } from '../fuzz/targets/openssl.ts';
import { readTarget } from '../fuzz/targets/read.ts';

const seeds = await makeSeeds();
const limitMs = 600;

// A slice of `npm run test:fuzz`, without its guide: coverage is not measured twice in one process. It repeats itself as far
// as time allows, so that a failure here is met again.
describe('a slice of the fuzzer', () => {
  it.each([
    decodeTarget(seeds.certificates),
    readTarget(seeds.files),
    opensslTarget(seeds.texts, undefined),
    mergeTarget(seeds.files, undefined),
  ])('finds nothing in $name', async (target) => {
    const end = performance.now() + limitMs;
    const { inputs, faults } = await evolve(target, { seed: 1, isOver: (count) => count >= 2000 || performance.now() > end });
    expect(faults.map(({ what, input }) => `${what}\n${input.toString('base64')}`)).toEqual([]);
    expect(inputs).toBeGreaterThan(50);
  });
});
