import { readdirSync, readFileSync } from 'node:fs';
import { chdir, cwd } from 'node:process';
import fs from 'fs-extra';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handedOver, sampleHost, sampleLogs, sampleNight, samples, temporaryFolder } from '../../fixtures/folder.ts';
import { type Gates, startGates } from '../../fixtures/gates.ts';
import { sessionsOf } from '../../fixtures/sessions.ts';
import { runInWorld } from '../../fixtures/world.ts';

const files = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((path) => path.endsWith('.md'));
const documents = files
  .map((path) => ({ path, sessions: sessionsOf(readFileSync(path, 'utf8')) }))
  .filter(({ sessions }) => sessions.length > 0);
const start = cwd();
let gates: Gates;

beforeAll(async () => {
  gates = await startGates();
});
afterAll(async () => {
  chdir(start);
  await gates.close();
});

/** Times, sizes and fingerprints of what is made anew differ from run to run; newer Nodes agree on a key in a newer way, or do not tell. */
function comparable(output: string): string {
  return output
    .replace(/\b[\d.]+ ms\b/g, 'N ms')
    .replace(/, X25519(?:MLKEM768)?(?=,)/g, '')
    .replace(/ +/g, ' ')
    .replace(/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g, 'FINGERPRINT')
    .replace(/\([0-9a-f]{16}…\)/g, '(FINGERPRINT)')
    .replace(/\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/g, 'FINGERPRINT')
    .replace(/\b\d+ bytes\b/g, 'N bytes');
}

describe('what the documentation shows', () => {
  it('is shown in the README', () => expect(documents.map(({ path }) => path)).toContain('README.md'));

  it.each(documents)('is what happens: $path', async ({ sessions }) => {
    for (const session of sessions) {
      using folder = temporaryFolder(gates.files);
      fs.copySync(samples, folder.join('ca'));
      fs.copySync(handedOver, folder.join('mail'));
      fs.copySync(sampleHost, folder.join('host'));
      fs.copySync(sampleLogs, folder.join('logs'));
      fs.copySync(sampleNight, folder.join('night'));
      // A checkout has the mode that its user likes.
      fs.chmodSync(folder.join('host/etc/sysconfig/qualys-cloud-agent'), 0o644);
      chdir(folder.path);
      const environment: Record<string, string> = {};
      for (const step of session) {
        if (step.kind === 'export') {
          environment[step.name] = step.value;
          continue;
        }
        const { code, stdout, stderr } = await runInWorld(step.args, { environment });
        expect(comparable(stdout + stderr), step.args.join(' ')).toBe(comparable(step.output));
        expect(code, step.args.join(' ')).toBe(step.code);
      }
      chdir(start);
    }
  });
});
