import { expect, it } from 'vitest';
import { inParallel } from '../../../src/cli/probing/in-parallel.ts';

const never = new AbortController().signal;

it('does all, keeps the order of the list, and never more than the limit at once', async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel([5, 1, 4, 2, 3, 0], { limit: 2, signal: never }, async (turns) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
    running -= 1;
    return turns * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30, 0]);
  expect(most).toBe(2);
});

it('begins nothing more once it is told to stop, and waits for what runs', async () => {
  const stop = new AbortController();
  const results = await inParallel(['a', 'b', 'c', 'd'], { limit: 2, signal: stop.signal }, async (item) => {
    if (item === 'a') stop.abort();
    await new Promise(setImmediate);
    return item;
  });
  expect(results).toEqual(['a', undefined, undefined, undefined]);
});

it('does nothing for an empty list', async () => {
  expect(await inParallel([], { limit: 3, signal: never }, async () => 1)).toEqual([]);
});
