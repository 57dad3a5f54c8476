import { afterAll, beforeAll, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { type Issued, intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import type { Listening } from '../../fixtures/lab/listening.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { outputOf, run } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import type { VerifyReport } from '../../src/report/verifying/verify-rows.ts';

let folder: TemporaryFolder;
let bundle: string;
let chain: readonly Issued[];
let server: Listening;

beforeAll(async () => {
  folder = await temporaryFolder();
  const anchor = await root();
  const issuer = await intermediate(anchor);
  chain = [await leaf(issuer), issuer];
  server = await platform(chain[0] as Issued, { chain: [issuer] });
  bundle = await folder.write('bundle.pem', anchor.pem);
});
afterAll(async () => {
  await server?.close();
  await folder?.remove();
});

async function verified(saved: string): Promise<VerifyReport> {
  const args = ['verify', '--json', '--chain', '-', '--bundle', bundle, '--host', 'platform.example', '--at', '2026-06-01'];
  const { stdout } = await cabundle(args, { input: saved });
  return JSON.parse(stdout) as VerifyReport;
}

it.each([{ options: [] }, { options: ['-tls1_2'] }, { options: ['-CAfile', 'BUNDLE'] }, { options: ['-status', '-debug'] }])(
  'judges what openssl s_client -showcerts prints with $options',
  async ({ options }) => {
    const more = options.map((option) => (option === 'BUNDLE' ? bundle : option));
    const { stdout } = await run('openssl', [
      's_client',
      '-connect',
      `127.0.0.1:${server.port}`,
      '-servername',
      'platform.example',
      '-showcerts',
      ...more,
    ]);
    expect(await verified(stdout)).toMatchObject({ trusted: true, sent: { count: 2 }, refused: [] });
  },
);

it('judges the leaf that s_client prints alone without -showcerts: the intermediate is missed', async () => {
  const { stdout } = await run('openssl', ['s_client', '-connect', `127.0.0.1:${server.port}`]);
  expect(await verified(stdout)).toMatchObject({ trusted: false, reason: 'issuer-not-found', sent: { count: 1 } });
});

it('judges what curl writes for %{certs}', async () => {
  const connect = ['--connect-to', `platform.example:443:127.0.0.1:${server.port}`];
  const saved = await outputOf('curl', ['-sk', '-o', '/dev/null', '-w', '%{certs}', ...connect, 'https://platform.example/status']);
  expect(await verified(saved)).toMatchObject({ trusted: true, sent: { count: 2 }, refused: [] });
});

it('judges PKCS#7 as openssl crl2pkcs7 writes it', async () => {
  const file = await folder.write('chain.pem', chain.map(({ pem }) => pem).join(''));
  const saved = await outputOf('openssl', ['crl2pkcs7', '-nocrl', '-certfile', file]);
  expect(await verified(saved)).toMatchObject({ trusted: true, sent: { count: 2 } });
});
