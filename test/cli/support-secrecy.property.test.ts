import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { closedPort } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';

const port = await closedPort();

// Letters that stand in no message, name or path of these tests in such a row.
const secret = fc.string({ unit: fc.constantFrom('X', 'Q', 'Z', 'J'), minLength: 8, maxLength: 16 });
const raw = fc.constantFrom(
  '',
  ';',
  '@',
  '/',
  '%',
  ' ',
  '"',
  "'",
  '#',
  '?',
  ':',
  '\\',
  '\u201d',
  '%zz',
  '[',
  '$',
  '`',
  '&',
  '=',
  '%3B',
  '\t',
);
const variable = fc.constantFrom(
  'qualys_https_proxy',
  'https_proxy',
  'HTTPS_PROXY',
  'qualys_https_tls_proxy',
  'qualys-https-proxy',
  'no_proxy',
  'DB_URL',
  'ServerUri',
  'ProxyFailOpen',
  'QualysProxyOrder',
  'SudoUser2',
);
const host = fc.constantFrom(`127.0.0.1:${port}`, '127.0.0.1', 'gate b:1', '127.0.0.1:99999', '');
const scheme = fc.constantFrom('http://', 'https://', 'http:/', '', 'ftp://', '//');
const frame = fc.constantFrom<(name: string, url: string) => string>(
  (name, url) => `${name}=${url}`,
  (name, url) => `${name}="${url}"`,
  (name, url) => `${name}='${url}'`,
  (name, url) => `${name} = ${url}`,
  (name, url) => `${name}:${url}`,
  (name, url) => `export ${name}="${url};\n ${url}"`,
  (name, url) => `${name}="${url}" # ${url}`,
  (name, url) => `${name}=\u201d${url}\u201d`,
  (name, url) => `${name}="${url}`,
  (name, url) => `# ${name}=${url} \\`,
  (_, url) => url,
  (name, url) => `${name}=$(echo ${url})`,
  (name, url) => `${name}=x; curl -x ${url}`,
  (_, url) => `2026-11-22 10:00:00.123 +0000 [qualys-cloud-agent][1234]:[Error]:Using Proxy ${url}: CONNECT tunnel failed, response 407`,
  (_, url) => `2026-11-22 10:00:00.123 +0000 [qualys-cloud-agent][1234]:[Error]:Http request failed: SSL certificate problem: ${url}`,
  (_, url) => `2026-11-22 10:00:00.123 +0000 [qualys-cloud-agent][1234]:[Error]:Failed to connect to ${url} port 3128 after 5 ms: refused`,
);
const line = fc.record({ variable, scheme, user: secret, password: secret, raw, host, frame, encoded: fc.boolean(), crlf: fc.boolean() });
const file = fc.constantFrom(
  'etc/environment',
  'etc/sysconfig/qualys-cloud-agent',
  'etc/default/qualys-cloud-agent',
  'etc/qualys/cloud-agent/qualys-cloud-agent.conf',
  'etc/systemd/system/qualys-cloud-agent.service.d/proxy.conf',
  'etc/qualys/cloud-agent/cert/ca-bundle.crt',
  'var/log/qualys/qualys-cloud-agent.log',
);
type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never;

function written({ variable: name, scheme: start, user, password, raw: between, host: end, frame: around, encoded, crlf }: Line): string {
  const whole = `${password}${between}${password}`;
  const login = encoded ? `${encodeURIComponent(user)}:${encodeURIComponent(whole)}` : `${user}:${whole}`;
  return `${around(name, `${start}${login}@${end}`)}${crlf ? '\r\n' : '\n'}`;
}

function textsIn(path: string): readonly string[] {
  const octets = readFileSync(path);
  if (!path.endsWith('.zip')) return [gunzipSync(octets).toString('utf8')];
  return Object.entries(unzipSync(octets)).flatMap(([name, content]) => [name, Buffer.from(content).toString('utf8')]);
}

/** The forms in which it could be there: as it is, percent-encoded (which leaves letters), in base64 of what a proxy is sent. */
function expectNone(texts: readonly string[], lines: readonly Line[]): void {
  const all = texts.join('\n');
  for (const { user, password, raw: between } of lines) {
    const whole = `${password}${between}${password}`;
    for (const text of [user, password, user.toLowerCase(), password.toLowerCase()]) expect(all).not.toContain(text);
    for (const text of [`${user}:${whole}`, `${user}:${password}`, user, password, whole]) {
      // Without its ends, which depend on what stands beside it.
      for (const shift of ['', '.', '..']) expect(all).not.toContain(Buffer.from(`${shift}${text}`).toString('base64').slice(4, -4));
    }
  }
}

const cases = fc.array(fc.record({ file, line }), { minLength: 1, maxLength: 6 });

async function run(given: readonly { readonly file: string; readonly line: Line }[], name: string, more: readonly string[]): Promise<void> {
  using folder = temporaryFolder();
  for (const [i, one] of given.entries()) {
    const before = given.slice(0, i).filter((other) => other.file === one.file);
    const head = one.file.endsWith('proxy.conf') ? '[Service]\n' : '';
    folder.write(`host/${one.file}`, head + [...before, one].map((each) => written(each.line)).join(''));
  }
  const { stdout, stderr } = await runInWorld(['support', folder.join(name), '--root', folder.join('host'), ...more]);
  expectNone(
    [stdout, stderr, ...textsIn(folder.join(name))],
    given.map((one) => one.line),
  );
}

it('no login of any settings file is in the archive, in whatever form', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom('case.zip', 'case.tar.gz'), (given, name) => run(given, name, ['--offline'])),
    { numRuns: 80 },
  );
}, 60_000);

it('neither where the proxies are probed', async () => {
  const given = cases.map((list) => [...list, ...list.map((one) => ({ ...one, file: 'etc/sysconfig/qualys-cloud-agent' }))]);
  await fc.assert(
    fc.asyncProperty(given, (all) => run(all, 'case.zip', ['-t', 'platform.invalid'])),
    { numRuns: 40 },
  );
});
