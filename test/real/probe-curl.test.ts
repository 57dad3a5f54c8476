import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cabundle, executable } from '../../fixtures/cabundle.ts';
import { temporaryFolder as hashedFolder } from '../../fixtures/folder.ts';
import { type Holding, holdings } from '../../fixtures/real/ca.ts';
import { curl } from '../../fixtures/real/curl.ts';
import { type Gateways, login, startGateways } from '../../fixtures/real/gateways.ts';
import { run } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import type { ProbeReport } from '../../src/report/report.ts';

let gateways: Gateways;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
  gateways = await startGateways();
});
afterAll(async () => {
  await gateways?.close();
  await folder?.remove();
});

const rightLogin = `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`;
const kinds: readonly (readonly [port: keyof Gateways['ports'], prefix: string])[] = [
  ['plain', 'http://'],
  ['intercepting', 'http://'],
  ['login', `http://${rightLogin}`],
  ['login', 'http://'],
  ['tls', 'https://'],
];
const held = ['the root', 'only the intermediate', 'another root', 'the expired root', 'the root and a broken block'] satisfies Holding[];

describe('probe --curl with a real curl, through Squid', () => {
  it.each(held)('agrees on every kind of proxy with a bundle of %s, and ends as a curl that a test runs itself', async (holding) => {
    const { cas, ports, target } = gateways;
    const content = await Promise.all((['platform', 'interception', 'listener'] as const).map((ca) => holdings[holding](cas[ca])));
    const bundle = await folder.write('bundle.pem', content.join(''));
    const proxies = kinds.map(([port, prefix]) => `${prefix}127.0.0.1:${ports[port]}`);
    const args = proxies.flatMap((proxy) => ['--proxy', proxy]);
    const { stdout } = await cabundle(['probe', '--json', '--curl', ...args, '--bundle', bundle, '--target', target, '--timeout', '20s']);
    // That a document is what its type says is tested against its schema elsewhere.
    const report = JSON.parse(stdout) as ProbeReport;
    const alone = await Promise.all(proxies.map((proxy) => curl({ proxy, bundle, target })));
    expect(report.proxies.map((way) => [way.curl?.agrees, way.curl?.exitCode])).toEqual(alone.map((code) => [true, code]));
    expect(stdout).not.toContain(login.password);
  });

  it('agrees where the system trusts what the bundle does not hold', async () => {
    const { cas, ports, target } = gateways;
    using store = hashedFolder({ 'platform.pem': cas.platform.root.pem });
    expect((await run('openssl', ['rehash', store.path])).code).toBe(0);
    const bundle = await folder.write('bundle.pem', await holdings['another root'](cas.platform));
    const probe = [executable, 'probe', '--json', '--curl', '--proxy', `http://127.0.0.1:${ports.plain}`, '--bundle', bundle];
    const inPlace = `mount --bind "$0" /etc/ssl/certs && exec "$@"`;
    const { stdout } = await run('unshare', ['-m', 'sh', '-c', inPlace, store.path, process.execPath, ...probe, '--target', target]);
    const [way] = (JSON.parse(stdout) as ProbeReport).proxies;
    expect(way).toMatchObject({ cause: 'issuer-not-in-bundle', curl: { agrees: true, exitCode: 60 } });
  });

  it('prints a command line of curl that ends as the one it stands for', async () => {
    const { cas, ports, target } = gateways;
    const bundle = await folder.write("it's a bundle.pem", cas.platform.root.pem);
    const args = ['probe', '--json', '--proxy', `http://127.0.0.1:${ports.plain}`, '--bundle', bundle, '--target', target];
    const report = JSON.parse((await cabundle(args)).stdout) as ProbeReport;
    const [curlLine = '', opensslLine = ''] = report.proxies[0]?.commands ?? [];
    expect((await run('sh', ['-c', curlLine])).code).toBe(0);
    const shown = await run('sh', ['-c', opensslLine]);
    expect(shown.stdout).toContain('Verify return code: 0 (ok)');
    expect(shown.code).toBe(0);
  });
});
