import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { intermediate, leaf, pemOf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld, sampleNow } from '../../fixtures/world.ts';
import { decodeCertificate } from '../../src/certificate/certificate.ts';
import type { WayRow } from '../../src/report/probing/probe-rows.ts';
import type { ProbeReport } from '../../src/report/report.ts';
import { during } from '../lab/way.ts';

const authority = await root({ name: 'Public Root' });
const issuer = await intermediate(authority, { name: 'Public Issuer' });
const gateway = await root({ name: 'Gateway CA' });
const own = await leaf(issuer);
const upstream = await platform(own, { chain: [issuer], date: new Date(sampleNow - 3000) });
const unchained = await platform(own, { date: new Date(sampleNow + 3_600_000) });
const tunnel = await proxy({ upstream });
const bare = await proxy({ upstream: unchained });
const interceptor = await proxy({ intercept: gateway });
const folder = temporaryFolder({
  'all.pem': authority.pem + gateway.pem,
  'public.pem': authority.pem,
  'gateway.pem': gateway.pem,
  'issuer.pem': issuer.pem,
  'store.pem': issuer.pem + authority.pem,
  'broken.pem': gateway.pem + pemOf('CERTIFICATE', new Uint8Array(3)),
});
afterAll(async () => {
  await Promise.all([upstream, unchained, tunnel, bare, interceptor].map(({ close }) => close()));
  folder[Symbol.dispose]();
});

async function rows(bundle: string, through: readonly { readonly port: number }[], ...args: readonly string[]): Promise<readonly WayRow[]> {
  const proxies = through.flatMap(({ port }) => ['-p', `http://127.0.0.1:${port}`]);
  const { stdout } = await runInWorld(['probe', '--json', '-b', folder.join(bundle), '-t', 'platform.example', ...proxies, ...args]);
  return (JSON.parse(stdout) as ProbeReport).proxies;
}

describe('the trust that probe finds', () => {
  it('is asked again with the system store where the bundle alone refuses, and does not change the status', async () => {
    const [way] = await rows('gateway.pem', [tunnel], '--system-store', folder.join('public.pem'));
    expect(way).toMatchObject({ status: 'critical', cause: 'works-only-with-system-store', withSystemStore: true, anchor: null });
    expect((await rows('gateway.pem', [tunnel], '--system-store', folder.join('gateway.pem')))[0]?.withSystemStore).toBe(false);
  });

  it('is not asked again where the bundle suffices, or does not load', async () => {
    const store = ['--system-store', folder.join('public.pem')];
    expect((await rows('all.pem', [tunnel], ...store))[0]).toMatchObject({ status: 'ok', withSystemStore: null });
    expect((await rows('broken.pem', [tunnel], ...store))[0]).toMatchObject({ cause: 'bundle-not-loaded', withSystemStore: null });
    expect((await rows('gateway.pem', [tunnel], '--system-store', folder.join('broken.pem')))[0]?.withSystemStore).toBeNull();
  });

  it('is asked again of a proxy itself without its login, which only the bundle entitles it to', async () => {
    const heads: string[] = [];
    const listener = await leaf(issuer, { hosts: ['127.0.0.1'] });
    const chained = { ...listener, pem: listener.pem + issuer.pem };
    const secured = await proxy({
      tls: chained,
      upstream,
      login: { user: 'agent', password: 'hidden' },
      onHead: (head) => heads.push(head),
    });
    onTestFinished(secured.close);
    const args = ['-b', folder.join('gateway.pem'), '-t', 'platform.example', '--system-store', folder.join('public.pem')];
    const { stdout } = await runInWorld(['probe', ...args, '-p', `https://agent:hidden@127.0.0.1:${secured.port}`]);
    expect(stdout).toContain('\n  why:  in the chain of the proxy itself: the bundle does not anchor it');
    expect(heads).toEqual([expect.stringMatching(/^CONNECT platform\.example:443 /)]);
    expect(heads.join('')).not.toMatch(/authorization/i);
  });

  it('could not tell with a system store that is named and not there', async () => {
    const args = ['probe', '-b', folder.join('gateway.pem'), '-t', 'platform.example', '-p', `http://127.0.0.1:${tunnel.port}`];
    const { code, stderr } = await runInWorld([...args, '--system-store', '/nonexistent']);
    expect(code).toBe(3);
    expect(stderr).toContain('"/nonexistent"');
  });

  it('names what is missing above the chain by name and key identifier', async () => {
    const decoded = decodeCertificate(own.der);
    const keyIdentifier = decoded.kind === 'certificate' ? decoded.authorityKeyIdentifier : undefined;
    expect(keyIdentifier).toMatch(/^[0-9a-f]{40}$/);
    const [missing, complete] = await rows('public.pem', [bare, tunnel]);
    expect(missing).toMatchObject({ cause: 'intermediate-not-sent', missing: { issuer: 'CN=Public Issuer', keyIdentifier } });
    expect(complete).toMatchObject({ status: 'ok', missing: null });
  });

  it('rests on a partial chain where the bundle holds the intermediate alone', async () => {
    const [way] = await rows('issuer.pem', [bare]);
    expect(way).toMatchObject({ partialChain: true, anchor: { line: 1, subject: 'CN=Public Issuer' }, missing: null });
  });

  it('is set against the other ways: who intercepts, and who passes through', async () => {
    const near = await during(platform(await leaf(issuer, { hosts: ['127.0.0.1'] }), { chain: [issuer] }));
    const through = await during(proxy({ upstream: near }));
    const proxies = [through, interceptor, interceptor].flatMap(({ port }) => ['-p', `http://127.0.0.1:${port}`]);
    const args = ['probe', '-b', folder.join('all.pem'), '-t', `127.0.0.1:${near.port}`, ...proxies, '--direct'];
    const ways = (JSON.parse((await runInWorld([...args, '--json'])).stdout) as ProbeReport).proxies;
    const intercepted = {
      verdict: 'intercepted',
      because: '"Gateway CA" issued the certificate, where the direct path shows one of "Public Issuer"',
    };
    expect(ways.map(({ interception }) => interception)).toEqual([
      { verdict: 'passed-through', because: 'the direct path shows the same key' },
      intercepted,
      intercepted,
      { verdict: 'passed-through', because: 'proxy 1 shows the same key' },
    ]);
    expect((await runInWorld(args)).stdout).toMatch(/^proxy 2 .* trusted by "Gateway CA" \(line \d+\); intercepted$/m);
  });

  it('tells no interceptor from the agreement of proxies', async () => {
    const ways = await rows('all.pem', [interceptor, interceptor, tunnel, bare]);
    expect(ways.map(({ interception }) => interception?.verdict)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(ways[2]?.interception?.because).toMatch(/ proxy 1 shows another issuer: at least one of the two intercepts; .*--direct/);
  });

  it('is followed up into the system store, where the bundle does not lead so far', async () => {
    const [alone] = await rows('gateway.pem', [bare], '--system-store', folder.join('public.pem'));
    expect(alone?.interception?.because).toContain('the chain leads to "Public Issuer"');
    const [further] = await rows('gateway.pem', [bare], '--system-store', folder.join('store.pem'));
    expect(further?.interception?.because).toContain('the chain leads to "Public Root"');
  });

  it('is told leg by leg with --verbose', async () => {
    const proxies = [tunnel, interceptor].flatMap(({ port }) => ['-p', `http://agent:hunter22@127.0.0.1:${port}`]);
    const { stdout } = await runInWorld(['probe', '-v', '-b', folder.join('public.pem'), '-t', 'platform.example', ...proxies]);
    expect(stdout).toMatch(
      /\n\nproxy 1 to platform\.example:443\n {2}resolve +[\d.]+ ms +127\.0\.0\.1\n {2}connect +[\d.]+ ms +127\.0\.0\.1\n/,
    );
    expect(stdout).toMatch(/\n {2}CONNECT +[\d.]+ ms +200 Connection established, basic login sent\n/);
    expect(stdout).toMatch(/\n {2}TLS with the target +[\d.]+ ms +TLSv1\.3, TLS_AES_256_GCM_SHA384, .*no OCSP staple\n/);
    expect(stdout).toMatch(
      /\n {2}chain as sent +1 +"platform\.example", issued by "Public Issuer", until 2036-01-01 \([0-9a-f]{16}…\)\n {2,}2 /,
    );
    expect(stdout).toMatch(/\n {2}anchor +"Public Root", line 1 of /);
    expect(stdout).toMatch(/\n {2}clock +that of the target is 3 s behind this host's\n/);
    expect(stdout).toMatch(/\n {2}missing +"CN=Gateway CA" \(key identifier [0-9a-f]{40}\): neither sent nor in the bundle\n/);
    expect(stdout).toMatch(/\n {2}\$ curl -qv .* --proxy-user '\*\*\*' .*\n {2}\$ openssl s_client .*\n/);
    expect(stdout).not.toContain('hunter22');
  });

  it('tells a clock that is off, also where something else is worse', async () => {
    const [good] = await rows('issuer.pem', [bare]);
    expect(good).toMatchObject({ status: 'warning', cause: 'clock-off', clocks: [{ of: 'target' }] });
    const date = new Date(sampleNow + 3_600_000).toUTCString();
    const denying = await proxy({ answer: `HTTP/1.1 403 No\r\nDate: ${date}\r\n\r\n` });
    const args = ['probe', '-b', folder.join('all.pem'), '-t', 'platform.example', '-p', `http://127.0.0.1:${denying.port}`];
    const { stdout } = await runInWorld(args);
    await denying.close();
    expect(stdout).toMatch(/^error {2}proxy 1: connect-denied$/m);
    expect(stdout).toMatch(/^ {2}also: clock-off: the clock of the proxy is 3(?:600|599) s ahead of this host's$/m);
  });

  it('says in words that the system store would help', async () => {
    const args = ['probe', '-b', folder.join('gateway.pem'), '-t', 'platform.example', '-p', `http://127.0.0.1:${tunnel.port}`];
    const { stdout, code } = await runInWorld([...args, '--system-store', folder.join('public.pem')]);
    expect(code).toBe(2);
    expect(stdout).toContain('\nerror  proxy 1: works-only-with-system-store\n');
  });
});
