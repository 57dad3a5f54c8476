import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { environmentFile, generatedNames } from '../../fixtures/real/environment-files.ts';
import { sourcedByDash } from '../../fixtures/real/shell-variables.ts';
import { asGenerated, hasBlankValue, readBySystemd, systemdVersion } from '../../fixtures/real/systemd-environment.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import type { Assignment } from '../../src/agent/environment/assignment.ts';
import { readAsShell } from '../../src/agent/environment/shell.ts';
import { isValidText, readAsSystemd } from '../../src/agent/environment/systemd.ts';

const files = 500;
// The same files in each run, so that a change is judged by what it changed; CABUNDLE_SEED asks for others.
const seed = Number(process.env.CABUNDLE_SEED ?? 4);

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
  console.log(`seed ${seed}`);
});
afterAll(() => folder.remove());

it(`systemd reads ${files} generated files as cabundle says`, async () => {
  const commentsContinue = (await systemdVersion()) < 254;
  const inherited = await readBySystemd('', folder);
  let variables = 0;
  await fc.assert(
    // The generator of version 252 frees memory twice where a value is not UTF-8: such files cannot be asked of it.
    fc.asyncProperty(
      environmentFile.filter((text) => isValidText(text) && !hasBlankValue(text)),
      async (text) => {
        const expected = asGenerated(readAsSystemd(text, { commentsContinue }).assignments);
        const found = await readBySystemd(text, folder);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries([...inherited, ...expected]));
        variables += expected.size;
      },
    ),
    { numRuns: files, seed },
  );
  expect(variables).toBeGreaterThan(files / 2);
}, 120_000);

it(`dash sources ${files} generated files as cabundle says`, async () => {
  const count = { followed: 0, known: 0, unknown: 0 };
  await fc.assert(
    fc.asyncProperty(environmentFile, async (text) => {
      const { values, hasEnded } = await sourcedByDash(text, generatedNames, folder);
      const { assignments, stop } = readAsShell(text);
      if (stop?.kind === 'script') return;
      count.followed += 1;
      expect(hasEnded).toBe(stop === undefined);
      const { mine, theirs, unknown } = compared(assignments, values);
      count.unknown += unknown;
      expect(theirs).toEqual(mine);
      count.known += Object.keys(mine).length;
    }),
    { numRuns: files, seed },
  );
  console.log(`dash: ${count.followed} files followed to their end, ${count.known} values known, ${count.unknown} not`);
  expect(count.followed).toBeGreaterThan(files / 2);
  expect(count.known).toBeGreaterThan(count.unknown * 2);
}, 120_000);

/** What both know; a value that only a shell could know is left out on both sides, and counted. */
function compared(assignments: readonly Assignment[], values: ReadonlyMap<string, string>) {
  const last = new Map(assignments.map(({ name, value }) => [name, value]));
  const known = generatedNames.filter((name) => !last.has(name) || last.get(name) !== undefined);
  const of = (map: ReadonlyMap<string, string | undefined>) =>
    Object.fromEntries(known.filter((name) => map.has(name)).map((name) => [name, map.get(name)]));
  return { mine: of(last), theirs: of(values), unknown: generatedNames.length - known.length };
}
