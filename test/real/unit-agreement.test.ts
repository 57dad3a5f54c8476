import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import fs from 'fs-extra';
import { expect, it } from 'vitest';
import { loadedBySystemd } from '../../fixtures/real/systemd-unit.ts';
import { findUnit } from '../../src/agent/unit/find-unit.ts';
import { unitEnvironment } from '../../src/agent/unit/unit-environment.ts';

const unit = 'a-b.service';
const units = 60;
// The same units in each run, so that a change is judged by what it changed; CABUNDLE_SEED asks for others.
const seed = Number(process.env.CABUNDLE_SEED ?? 4);
const searched = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];

const word = fc.constantFrom(
  ...[
    'A=1',
    '"B=2 3"',
    "'C=x y'",
    'D=%%41',
    'D=p%3Bw',
    'E=%C3',
    'F=\\x41\\102',
    'G=\\q',
    '"H=1',
    'I=a"b"',
    '=x',
    '1=y',
    'J',
    'K=\u00fc',
    'A=',
    'L=$A',
  ],
  ...['M=http://u:p@h:1;http://i:2', 'N=a\\sb', '\\\n', '\t', "O='", 'P=100%', 'Q=\\', 'R=a#b', '#', ';'],
);
const words = fc.array(word, { maxLength: 4 }).map((list) => list.join(' '));
const directive = fc.oneof(
  { weight: 6, arbitrary: words.map((list) => `Environment=${list}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('/etc/x', '-/etc/y', '', 'relative', '/etc/%%', '-/a b').map((path) => `EnvironmentFile=${path}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('# note', '; note', '', ' Environment = S=1', 'Environment=', '[Unit]', '[Service]', '# note \\', 'junk'),
  },
);
const content = fc.array(directive, { maxLength: 5 }).map((lines) => `[Service]\n${lines.join('\n')}\n`);
const folder = fc.constantFrom(...searched.slice(0, 4));
const dropIn = fc.tuple(
  folder,
  fc.constantFrom('a-b.service.d', 'a-.service.d', 'service.d'),
  fc.constantFrom('10.conf', '20.conf', '9.conf', 'B.conf', 'x'),
  content,
);

it(`systemd loads ${units} generated units as cabundle says`, async () => {
  console.log(`seed ${seed}`);
  let variables = 0;
  await fc.assert(
    fc.asyncProperty(content, fc.array(dropIn, { maxLength: 5 }), async (main, dropIns) => {
      const root = mkdtempSync(join(tmpdir(), 'cabundle-unit-'));
      chmodSync(root, 0o755);
      fs.outputFileSync(
        join(root, searched[3] ?? '', unit),
        `[Unit]\nDefaultDependencies=no\n${main}\n[Service]\nType=oneshot\nExecStart=/bin/true\n`,
      );
      for (const [place, name, file, text] of dropIns) fs.outputFileSync(join(root, place, name, file), text);
      const theirs = await loadedBySystemd(
        unit,
        searched.map((path) => join(root, path)),
      );
      const files = findUnit(root, unit);
      const mine = unitEnvironment(files, []);
      rmSync(root, { recursive: true });
      expect(files.dropIns.map(({ path }) => join(root, path))).toEqual(theirs.dropIns);
      expect(mine.files.map(({ path, isOptional }) => `${isOptional ? '-' : ''}${path}`)).toEqual(theirs.environmentFiles);
      const values = new Map(mine.assignments.map(({ name, value }) => [name, value]));
      const theirValues = new Map(theirs.environment.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
      expect([...values.keys()].toSorted()).toEqual([...theirValues.keys()].toSorted());
      for (const [name, value] of values)
        if (value !== undefined) expect([name, Buffer.from(value, 'latin1').toString()]).toEqual([name, theirValues.get(name)]);
      variables += values.size;
    }),
    { numRuns: units, seed },
  );
  expect(variables).toBeGreaterThan(units / 2);
}, 120_000);
