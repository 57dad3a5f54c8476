/**
 * Does `act` for every item, at most `limit` at once, in order of the list; the results stand in that order too.
 * Once `signal` is aborted nothing more is begun: the items that were not begun give `undefined`. What runs is waited for.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
  act: (item: Item) => Promise<Result>,
): Promise<readonly (Result | undefined)[]> {
  const results = new Array<Result | undefined>(items.length).fill(undefined);
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    // One iterator for all: each takes what is next.
    for (const [i, item] of waiting) {
      if (signal.aborted) return;
      results[i] = await act(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
