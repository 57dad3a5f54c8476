/** No id is longer. */
const maxLetters = 60;

/** The word among `words` that `word` was perhaps meant to be; `undefined` where none is near: at most a third of its letters differ. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const asked = word.slice(0, maxLetters);
  const limit = Math.max(2, Math.floor(asked.length / 3));
  const all = [...words].map((candidate) => ({ candidate, distance: distance(asked, candidate) }));
  const [best] = all.toSorted((left, right) => left.distance - right.distance);
  if (best && best.distance <= limit) return best.candidate;
  return all.find(({ candidate }) => asked.length > 2 && candidate.includes(asked))?.candidate;
}

/** How many letters must be put in, left out or replaced (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
