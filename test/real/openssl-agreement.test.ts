import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { text } from '../../fixtures/der.ts';
import { type Issued, intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import type { Listening } from '../../fixtures/lab/listening.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { longAgo } from '../../fixtures/real/ca.ts';
import { curl } from '../../fixtures/real/curl.ts';
import { outputOf, run } from '../../fixtures/real/program.ts';
import { check, merge } from '../../fixtures/real/reports.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';

let folder: TemporaryFolder;
let needed: Issued;
let served: readonly [Issued, Issued];
let server: Listening;
let gate: Listening;

beforeAll(async () => {
  folder = await temporaryFolder();
  needed = await root({ name: 'Needed CA' });
  const issuer = await intermediate(needed);
  served = [await leaf(issuer), issuer];
  server = await platform(served[0], { chain: [issuer] });
  gate = await proxy({ upstream: server });
});
afterAll(async () => {
  await gate?.close();
  await server?.close();
  await folder?.remove();
});

it('writes of ten files, one expired and one truncated, a bundle of eight that openssl and curl load', async () => {
  const files = await Promise.all(['ec', 'rsa', 'ed25519', 'ec', 'rsa', 'ed25519', 'ec'].map((key, i) => caFile(`CA ${i}`, key as 'ec')));
  const expired = await root({ name: 'Expired CA', ...longAgo });
  const truncated = await root({ name: 'Truncated CA' });
  files.push(await folder.write('expired.pem', expired.pem), await folder.write('truncated.pem', truncated.pem.slice(0, 300)));
  files.push(await folder.write('needed.pem', needed.pem));
  const bundle = join(folder.path, 'merged.pem');
  const report = await merge(...files, '--skip-rejected', '--output', bundle);
  expect(report).toMatchObject({ status: 'warning', written: true, count: 8, refused: [{}] });
  await loadsEverywhere(bundle, 8);
});

// The writer of comments and the reader of lines both meet these.
it.each([
  ['of 3,000 characters', `${'long '.repeat(600)}end`],
  ['of 3,000 characters without a blank', 'x'.repeat(3000)],
  ['of 250 letters with three octets each', '\u8a3c'.repeat(250)],
  ['that looks like a boundary', '-----BEGIN CERTIFICATE-----'],
  ['that looks like a boundary of a word processor', '\u2014BEGIN CERTIFICATE\u2014'],
  ['that looks a little like a boundary', 'Root -BEGIN CA-'],
  ['that breaks the line before a boundary', 'CA\n-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----'],
  ['that has a boundary where a piece of 254 octets begins', `${'x'.repeat(242)}-----BEGIN CERTIFICATE-----`],
  ['with control characters', 'a\u0000b\u0001c\rd\u001b[2J\u007fe'],
  ['with letters that turn the direction of text', '\u202eevil\u2066\u2028\u2029\ufeff'],
])('a subject %s does not keep a bundle from loading', async (_, name) => {
  // As octets: in the string form of a name, control characters get lost.
  const hostile = await root({ subject: `CN=#${text(0x0c, name).toString('hex')}` });
  expect(Buffer.from(hostile.der).includes(name)).toBe(true);
  const bundle = join(folder.path, 'hostile.pem');
  const sources = [await folder.write('a.pem', hostile.pem), await folder.write('b.pem', needed.pem)];
  expect(await merge(...sources, '--output', bundle)).toMatchObject({ count: 2, refused: [] });
  await loadsEverywhere(bundle, 2);
  const written = await readFile(bundle, 'latin1');
  expect(Math.max(...written.split('\n').map((line) => line.length))).toBeLessThan(254);
  expect(written).not.toMatch(/[^\n\x20-\x7e\x80-\xff]/);
});

async function loadsEverywhere(bundle: string, count: number): Promise<void> {
  expect(await outputOf('openssl', ['storeutl', '-certs', '-noout', bundle])).toContain(`Total found: ${count}\n`);
  const chain = [await folder.write('issuer.pem', served[1].pem), await folder.write('leaf.pem', served[0].pem)] as const;
  const verified = await run('openssl', ['verify', '-CAfile', bundle, '-no-CApath', '-untrusted', ...chain]);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(await curl({ proxy: `http://127.0.0.1:${gate.port}`, bundle, target: `platform.example:${server.port}` })).toBe(0);
  expect(await check(bundle)).toMatchObject({ loads: true, refused: [] });
  expect((await check(bundle)).certificates).toHaveLength(count);
}

async function caFile(name: string, key: 'ec' | 'rsa' | 'ed25519'): Promise<string> {
  const issued = await root({ name, key });
  expect(new X509Certificate(issued.pem).ca).toBe(true);
  return folder.write(`${name}.pem`, issued.pem);
}
