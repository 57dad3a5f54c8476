import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable } from '../../fixtures/cabundle.ts';
import { type Issued, root } from '../../fixtures/lab/authority.ts';
import type { Listening } from '../../fixtures/lab/listening.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { missing, outputOf } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';

let folder: TemporaryFolder;
let gateway: Issued;
let gate: Listening;
let print: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  gateway = await root({ name: 'Gate CA' });
  gate = await proxy({ intercept: gateway, interceptChain: [gateway] });
  const file = await folder.write('ca.pem', gateway.pem);
  print = (await outputOf('openssl', ['x509', '-in', file, '-noout', '-fingerprint', '-sha256'])).trim();
});
afterAll(async () => {
  await gate?.close();
  await folder?.remove();
});

/** Runs capture on a terminal, where `typed` is typed once it asks. */
function onTerminal(output: string, typed: string): Promise<{ code: number | null; shown: string }> {
  const args = `capture -p http://127.0.0.1:${gate.port} -t platform.example -b ${join(folder.path, 'ca.pem')} -o ${output}`;
  const child = spawn('script', ['-qec', `exec ${process.execPath} ${executable} ${args}`, '/dev/null'], {
    env: { PATH: process.env['PATH'], TERM: 'xterm' },
  });
  let shown = '';
  let isTyped = false;
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (isTyped || !shown.includes('write nothing): ')) return;
    isTyped = true;
    child.stdin.write(typed);
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(missing('script', error)));
    child.on('close', (code) => resolve({ code, shown }));
  });
}

describe('capture at a terminal', () => {
  it('shows the fingerprint that openssl shows, and writes once its end was typed', async () => {
    const out = join(folder.path, 'out.pem');
    const { code, shown } = await onTerminal(out, `${print.slice(-23)}\n`);
    expect(shown).toContain(print.split('=')[1]);
    expect(code).toBe(0);
    expect(await outputOf('openssl', ['x509', '-in', out, '-noout', '-fingerprint', '-sha256'])).toContain(print.split('=')[1]);
  });

  it.each([
    { typed: 'yes\n', why: 'a word' },
    { typed: '\n', why: 'Enter' },
    { typed: '\u{4}', why: 'the end of the input' },
    { typed: '\u{3}', why: 'Ctrl-C' },
  ])('writes nothing for $why', async ({ typed, why }) => {
    const out = join(folder.path, `${why}.pem`.replaceAll(' ', '-'));
    const { code } = await onTerminal(out, typed);
    expect(code).not.toBe(0);
    expect(existsSync(out)).toBe(false);
  });
});
