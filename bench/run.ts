import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureDiagnose } from './diagnose.ts';
import { measureLog } from './log.ts';
import { machineText } from './machine.ts';
import { measureMerge } from './merge.ts';
import { measureMergeRoots } from './merge-roots.ts';
import { measureProbe } from './probe.ts';
import { measureRoots } from './roots.ts';
import { withScene } from './scene.ts';
import { measureStart } from './start.ts';
import { isMet, type Row, tableText } from './table.ts';
import { measureVerify } from './verify.ts';

// Whole processes against named rivals, in turn, in one run: a ratio means something on any machine, a time does not.
// It measures and does not judge: the exit code is 0. The names of measures choose among them: `npm run bench -- mergeRoots`.
const measures = {
  start: measureStart,
  roots: measureRoots,
  merge: measureMerge,
  mergeRoots: measureMergeRoots,
  probe: measureProbe,
  diagnose: measureDiagnose,
  log: measureLog,
  verify: measureVerify,
};

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });

await withScene(async (scene) => {
  const machine = machineText();
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...(await measure(scene)));
  }
  process.stdout.write(`${tableText(rows)}\n${machine}\n${scene.executableText}\n`);
  if (values.json === undefined) return;
  const results = rows.map((row) => ({ ...row, isMet: isMet(row) }));
  writeFileSync(values.json, `${JSON.stringify({ machine, executable: scene.executableText, results }, null, 2)}\n`);
});
