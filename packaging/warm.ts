import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { promisify } from 'node:util';
import { leaf, root } from '../fixtures/lab/authority.ts';
import { platform } from '../fixtures/lab/platform.ts';
import { proxy } from '../fixtures/lab/proxy.ts';

const run = promisify(execFile);
const host = 'platform.example';

/**
 * Makes the compiler's caches of an executable, each by a run of its own under the flags that runs have: one by merging the roots
 * that Node carries, which reads, judges, prints and writes, as the other commands on bundles do; one by a diagnosis of a loopback
 * proxy, which probes it too; one by verifying a chain.
 */
export async function warm(executable: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cabundle-warm-'));
  try {
    const bundle = join(folder, 'roots.pem');
    writeFileSync(bundle, `${rootCertificates.join('\n')}\n`);
    await keep(executable, 'cache', ['merge', bundle, '--output', join(folder, 'merged.pem')]);
    await warmOnChains(executable, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function warmOnChains(executable: string, folder: string): Promise<void> {
  const [bundle, chain] = [join(folder, 'lab.pem'), join(folder, 'chain.pem')];
  const authority = await root();
  const server = await leaf(authority, { name: host });
  writeFileSync(bundle, authority.pem);
  writeFileSync(chain, server.pem);
  await keep(executable, 'verify.cache', ['verify', '--chain', chain, '--host', host, '--bundle', bundle]);
  const upstream = await platform(server);
  const gate = await proxy({ upstream });
  const ways = ['--proxy', `http://127.0.0.1:${gate.port}`, '--bundle', bundle, '--target', host];
  await keep(executable, 'probe.cache', ['probe', ...ways]);
  await keep(executable, 'diagnose.cache', ['diagnose', ...ways]);
  await Promise.all([gate, upstream].map(({ close }) => close()));
}

async function keep(executable: string, kind: string, args: readonly string[]): Promise<void> {
  const cache = executable.replace(/cjs$/, kind);
  rmSync(cache, { force: true });
  await run(process.execPath, [join(import.meta.dirname, 'warm.cjs'), executable, cache, ...args], {
    env: { PATH: process.env.PATH ?? '' },
  });
}
