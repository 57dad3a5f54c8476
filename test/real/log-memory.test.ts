import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable } from '../../fixtures/cabundle.ts';
import { run } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import type { DiagnoseLogReport } from '../../src/report/report.ts';
import { agentSays } from '../diagnosis/log/told-by.ts';

/** What a run may hold at its peak; Node itself takes about 50 MiB. */
const maxResidentMiB = 200;
const logMiB = 100;

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder?.remove());

/** A log of an agent, of which each thousandth line is a failure, through a proxy of its own. */
function* agentLog(): Generator<string> {
  let written = 0;
  for (let i = 0; written < logMiB * 1024 * 1024; i += 1) {
    const lines = Array.from({ length: 999 }, (_, j) =>
      agentSays(i * 60, `Manifest ${i}.${j} loaded, 1234 functions, fragment of 45`, 'Debug'),
    );
    const text = `${[...lines, agentSays(i * 60, `Http request failed via http://gate-${i}.example:3128: CONNECT tunnel failed, response 503`)].join('\n')}\n`;
    written += text.length;
    yield text;
  }
}

/** Runs the executable and tells the peak of its memory, as the kernel counts it. */
async function peakOf(path: string): Promise<{ readonly report: DiagnoseLogReport; readonly residentMiB: number }> {
  const told = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));process.argv.splice(1,0,'node');require(${JSON.stringify(executable)})`;
  const { stdout, stderr } = await run(process.execPath, ['-e', told, 'diagnose', '--json', '--log', path]);
  return { report: JSON.parse(stdout) as DiagnoseLogReport, residentMiB: Number(stderr) / 1024 };
}

describe('the memory of diagnose --log is bounded', () => {
  it(`for a log of ${logMiB} MiB, plain and as gzip`, async () => {
    const [plain, zipped] = ['a.log', 'b.log.gz'].map((name) => `${folder.path}/${name}`) as [string, string];
    await pipeline(Readable.from(agentLog()), createWriteStream(plain));
    await pipeline(Readable.from(agentLog()), createGzip({ level: constants.Z_BEST_SPEED }), createWriteStream(zipped));
    for (const path of [plain, zipped]) {
      const { report, residentMiB } = await peakOf(path);
      expect(report.files).toMatchObject([{ state: 'read', bytes: (await stat(plain)).size }]);
      expect(report.logged).toMatchObject([{ id: 'target-unreachable-from-proxy', count: Math.round(report.lines / 1000) }]);
      expect(residentMiB, path).toBeLessThan(maxResidentMiB);
    }
  });

  it('for one line that never ends, and for a bomb', async () => {
    const [line, bomb] = ['c.log', 'd.log.gz'].map((name) => `${folder.path}/${name}`) as [string, string];
    const out = createWriteStream(line);
    for (let i = 0; i < 300; i += 1) if (!out.write(Buffer.alloc(1024 * 1024, 'SSL certificate problem: '))) await once(out, 'drain');
    await new Promise((resolve) => out.end(resolve));
    expect((await peakOf(line)).residentMiB).toBeLessThan(maxResidentMiB);
    const zeros = Readable.from(Array(1100).fill(Buffer.alloc(1024 * 1024)));
    await pipeline(zeros, createGzip({ level: constants.Z_BEST_SPEED }), createWriteStream(bomb));
    const { report, residentMiB } = await peakOf(bomb);
    expect(residentMiB).toBeLessThan(maxResidentMiB);
    expect(report.files).toMatchObject([{ state: 'part', why: 'it is larger than 1024 MiB: the rest was not read' }]);
  });
});
