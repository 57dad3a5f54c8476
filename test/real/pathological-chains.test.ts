import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable } from '../../fixtures/cabundle.ts';
import { type PathologicalChain, pathologicalChains } from '../../fixtures/chains/pathological.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { pemOf } from '../../fixtures/lab/authority.ts';
import { run } from '../../fixtures/real/program.ts';
import type { VerifyReport } from '../../src/report/verifying/verify-rows.ts';

/** Over what a good chain of two takes: the time of the processor, whatever others do meanwhile, and memory. */
const limitMs = 1000;
const limitKibibytes = 100_000;
/** What a good chain of two takes on a usual machine. */
const usualStartMs = 250;

interface Measured {
  readonly report: Partial<VerifyReport>;
  readonly ms: number;
  readonly kibibytes: number;
}

const folder = temporaryFolder();
const preload = join(import.meta.dirname, '../../fixtures/real/spent.cjs');
let start: Measured;

beforeAll(async () => {
  start = await measured(small());
});
afterAll(() => folder[Symbol.dispose]());

describe.each(Object.entries(pathologicalChains))('%s', (_, make) => {
  it.each([{ options: [] }, { options: ['--no-partial-chain', '--host', 'www.shop.example'] }])(
    'are judged, or given up with a reason, within a second of work and 100 MB over the start ($options)',
    async ({ options }) => {
      const { report, ms, kibibytes } = await measured(make(), options);
      const slowness = Math.max(1, start.ms / usualStartMs);
      expect(ms - start.ms, `on a machine that is ${slowness.toFixed(1)} times slower than usual`).toBeLessThan(limitMs * slowness);
      expect(kibibytes - start.kibibytes).toBeLessThan(limitKibibytes);
      expect(report).toMatchObject({ command: 'verify', trusted: false, reason: expect.any(String) });
      expect(report.failures?.[0]?.detail).toBeTruthy();
    },
  );
});

function small(): PathologicalChain {
  const { sent = [], anchors = [] } = pathologicalChains['a thousand intermediates of one name and one key']?.() ?? {};
  return { sent: sent.slice(0, 2), anchors };
}

async function measured({ sent, anchors }: PathologicalChain, options: readonly string[] = []): Promise<Measured> {
  const spent = folder.join('spent');
  const pem = (certificates: readonly Uint8Array[]): string => certificates.map((der) => pemOf('CERTIFICATE', der)).join('');
  const files = ['--chain', folder.write('chain.pem', pem(sent)), '--bundle', folder.write('bundle.pem', pem(anchors))];
  const args = ['--require', preload, executable, 'verify', '--json', '--at', '2026-06-15', ...files, ...options];
  const { stdout } = await run(process.execPath, args, { environment: { SPENT_FILE: spent } });
  const { ms, kibibytes } = JSON.parse(readFileSync(spent, 'utf8')) as { readonly ms: number; readonly kibibytes: number };
  return { report: JSON.parse(stdout) as Partial<VerifyReport>, ms, kibibytes };
}
