import 'reflect-metadata';
import { AuthorityInfoAccessExtension, BasicConstraintsExtension, GeneralName, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { element, integer, objectIdentifier, sequence, set } from '../../fixtures/der.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { type Issued, intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { type ProxyOptions, proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';
import type { CaptureReport } from '../../src/report/report.ts';
import { during } from '../lab/way.ts';

const rootCa = await root({ name: 'Gate Root' });
const stranger = await root({ name: 'Gate Root' });
const issuing = await intermediate(rootCa, {
  name: 'Gate Issuing',
  extensions: [new BasicConstraintsExtension(true, 0, true), places('http://pki.example/root.crt')],
});

function places(...urls: readonly string[]): AuthorityInfoAccessExtension {
  return new AuthorityInfoAccessExtension({ caIssuers: urls.map((url) => new GeneralName('url', url)) });
}

function http(body: Uint8Array | string, head = '200 OK'): Buffer {
  const octets = Buffer.from(body);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${head}\r\nContent-Length: ${octets.length}\r\n\r\n`), octets]);
}

/** Certificates alone in a PKCS#7. */
function pkcs7(...ders: readonly Uint8Array[]): Buffer {
  const signed = sequence(integer(1), set(), sequence(objectIdentifier('1.2.840.113549.1.7.1')), element(0xa0, ...ders), set());
  return sequence(objectIdentifier('1.2.840.113549.1.7.2'), element(0xa0, signed));
}

interface Scene {
  /** What the leaf says of its issuer. */
  readonly urls: readonly string[];
  readonly onGet: NonNullable<ProxyOptions['onGet']>;
  readonly issuer?: Issued;
  readonly gate?: ProxyOptions;
  readonly login?: string;
  readonly scheme?: string;
  readonly more?: readonly string[];
}

async function captured({
  urls,
  onGet,
  issuer = rootCa,
  gate: options = {},
  login = '',
  more = ['--aia'],
  scheme = options.tls ? 'https' : 'http',
}: Scene) {
  const server = await leaf(issuer, {
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'platform.example' }]), places(...urls)],
  });
  const upstream = await during(platform(server));
  const asked: string[] = [];
  const heads: string[] = [];
  const get = (url: string) => {
    asked.push(url);
    return onGet(url);
  };
  const gate = await during(proxy({ upstream, onGet: get, onHead: (head) => heads.push(head), ...options }));
  using folder = temporaryFolder({ 'b.pem': 'nothing\n' });
  const args = [
    'capture',
    '-p',
    `${scheme}://${login}127.0.0.1:${gate.port}`,
    '-t',
    'platform.example',
    '-b',
    folder.join('b.pem'),
    '--json',
  ];
  const { stdout } = await runInWorld([...args, '--timeout', '2s', ...more]);
  const report = JSON.parse(stdout) as CaptureReport;
  return { report, ca: report.chains.at(-1)?.ca ?? null, asked, heads, stdout };
}

const url = 'http://pki.example/root.crt';

describe('a missing issuer', () => {
  it('is fetched through the proxy where that is asked, and never else', async () => {
    const scene = { urls: [url], onGet: () => http(rootCa.der) };
    const without = await captured({ ...scene, more: [] });
    expect({ asked: without.asked, ca: without.ca }).toEqual({ asked: [], ca: null });
    expect(without.report.chains[0]?.missing?.places).toEqual([url]);
    const { asked, ca, report } = await captured(scene);
    expect(asked).toEqual([url]);
    expect(ca).toMatchObject({ sha256: fingerprint(rootCa.der), kind: 'root', from: 'fetched', accepted: true });
    expect(report.fetches).toEqual([{ url, fault: null }]);
  });

  it.each([
    { as: 'PEM', body: rootCa.pem },
    { as: 'PKCS#7 with others in it', body: pkcs7(stranger.der, rootCa.der) },
  ])('is read from $as', async ({ body }) => {
    expect((await captured({ urls: [url], onGet: () => http(body) })).ca?.sha256).toBe(fingerprint(rootCa.der));
  });

  it('is looked for one above the other', async () => {
    const files: Readonly<Record<string, Uint8Array>> = { [url]: rootCa.der, 'http://pki.example/issuing.crt': issuing.der };
    const { ca, asked } = await captured({
      urls: ['http://pki.example/issuing.crt'],
      issuer: issuing,
      onGet: (one) => http(files[one] ?? ''),
    });
    expect(asked).toEqual(['http://pki.example/issuing.crt', url]);
    expect(ca).toMatchObject({ sha256: fingerprint(rootCa.der), kind: 'root' });
  });

  it('follows a redirect, and not for ever', async () => {
    const found = await captured({
      urls: ['http://pki.example/old'],
      onGet: (one) => (one.endsWith('/old') ? http('', '301 Moved\r\nLocation: /new/root.crt') : http(rootCa.der)),
    });
    expect(found.asked).toEqual(['http://pki.example/old', 'http://pki.example/new/root.crt']);
    expect(found.ca?.kind).toBe('root');
    const circle = await captured({ urls: [url], onGet: () => http('', '302 Found\r\nLocation: /again') });
    expect(circle.report.fetches[0]?.fault).toContain('redirects more than 3 times');
    expect(circle.asked.length).toBe(4);
  });

  it.each([
    { what: 'one of the same name that did not sign', body: stranger.der, why: 'no certificate of the answer signed the one below' },
    { what: 'text', body: '<html>', why: 'holds no certificate' },
    { what: 'more than a certificate can be', body: Buffer.alloc(300 * 1024), why: 'longer than 256 KiB' },
  ])('is not $what', async ({ body, why }) => {
    const { ca, report } = await captured({ urls: [url], onGet: () => http(body) });
    expect(ca).toBeNull();
    expect(report.fetches[0]?.fault).toContain(why);
  });

  it('is not waited for longer than the timeout, whatever length the answer tells', async () => {
    const { report } = await captured({ urls: [url], onGet: () => 'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort' });
    expect(report.fetches[0]?.fault).toBe('the connection was closed');
  });

  it.each([
    'ldap://pki.example/cn=x',
    'file:///etc/shadow',
    'https://pki.example/root.crt',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1/x',
    'http://0x7f000001/x',
    'http://[::1]/x',
    'http://localhost/x',
    'http://user:secret@pki.example/x',
  ])('is not asked for at %s, by the certificate or by a redirect', async (place) => {
    const { asked, report } = await captured({ urls: [place], onGet: () => http(rootCa.der) });
    expect(asked).toEqual([]);
    expect(report.fetches[0]?.fault).not.toBeNull();
    const redirected = await captured({ urls: [url], onGet: () => http('', `301 Moved\r\nLocation: ${place}`) });
    expect(redirected.asked).toEqual([url]);
    expect(redirected.ca).toBeNull();
  });

  it('is asked of a proxy with its login, as CONNECT is; one that is not trusted gets none here either', async () => {
    const login = 'agent:hunter22@';
    const plain = await captured({
      urls: [url],
      onGet: () => http(rootCa.der),
      login,
      gate: { login: { user: 'agent', password: 'hunter22' } },
    });
    expect(plain.ca?.kind).toBe('root');
    expect(plain.stdout).not.toContain('hunter22');
    const listener = await leaf(stranger, { name: 'gate', hosts: ['127.0.0.1'] });
    const secured = await captured({ urls: [url], onGet: () => http(rootCa.der), login, gate: { tls: listener } });
    expect(secured.ca?.kind).toBe('root');
    expect(secured.heads.some((head) => head.startsWith('GET http://pki.example'))).toBe(true);
    expect(secured.heads.join()).not.toContain('Proxy-Authorization');
  });

  it('is asked without the login of a proxy that claims TLS, speaks none, and wanted no login', async () => {
    const { ca, heads } = await captured({ urls: [url], onGet: () => http(rootCa.der), login: 'agent:hunter22@', scheme: 'https' });
    expect(ca?.kind).toBe('root');
    expect(heads.join()).not.toContain('Proxy-Authorization');
  });
});
