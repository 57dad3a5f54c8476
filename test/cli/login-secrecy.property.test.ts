import { chmodSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { hostTree, paths } from '../lab/host-tree.ts';

const authority = await root();
const gone = temporaryFolder();
afterAll(() => gone[Symbol.dispose]());

// Letters that stand in no message, name or path of these tests in such a row.
const secret = fc.string({ unit: fc.constantFrom('X', 'Q', 'Z', 'J'), minLength: 8, maxLength: 12 });
const between = fc.constantFrom(
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
  '[',
  '$',
  '`',
  '&',
  '=',
  '+',
  '(',
  '!',
);
const login = fc
  .tuple(secret, secret, between, secret)
  .map(([user, first, sign, last]) => ({ user, password: `${first}${sign}${last}`, parts: [user, first, last] }));
type Login = typeof login extends fc.Arbitrary<infer Value> ? Value : never;

/** As it stands in a URL. */
const encoded = ({ user, password }: Login): string => `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;

/** Every form in which a proxy, a log or a file could hand it back. */
const forms = (one: Login): readonly string[] => {
  const { user, password } = one;
  const base64 = Buffer.from(`${user}:${password}`).toString('base64');
  return [
    `${user}:${password}`,
    password,
    user,
    encoded(one),
    encoded(one)
      .toLowerCase()
      .replace(/[^%]*/g, (text) => text.toUpperCase()),
    base64,
  ];
};

function expectNone(text: string, logins: readonly Login[]): void {
  for (const { user, password, parts } of logins) {
    for (const part of parts) expect(text.toUpperCase()).not.toContain(part);
    for (const whole of [`${user}:${password}`, user, password]) {
      for (const shift of ['', '.', '..']) expect(text).not.toContain(Buffer.from(`${shift}${whole}`).toString('base64').slice(4, -4));
    }
  }
}

const lines: readonly ((form: string) => string)[] = [
  (form) => `Http request failed: CONNECT tunnel failed, response 407 for ${form}`,
  (form) => `${form} SSL certificate problem: unable to get local issuer certificate`,
  (form) => `Using Proxy ${form}`,
  (form) => `Failed to connect to ${form} port 3128 after 1 ms: Connection refused`,
  (form) => `Could not resolve proxy: ${form}`,
];

/** A host whose files, process and log hold logins, with a proxy that hands back what it has been sent. */
async function expectSecret(written: Login, running: Login, given: Login, command: readonly string[]): Promise<void> {
  const all = [written, running, given];
  // It knows the login that it was sent.
  const sent = command.length > 2 ? given : written;
  const back = forms(sent);
  const body = `<title>${back.join(' ')}</title>`;
  const gate = await proxy({
    answer: `HTTP/1.1 407 ${back.join(' ')}\r\nProxy-Authenticate: Basic realm="${back.join(' ')}"\r\nServer: ${back.join('/')}\r\nVia: 1.1 ${back[0]}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  });
  const told = [written, running].flatMap(forms).flatMap((form) => lines.map((line) => line(form)));
  const log = told.map((line) => `2026-11-22 10:00:00.123 +0000 [qualys-cloud-agent][1234]:[Error]:${line}\n`).join('');
  using tree = hostTree({
    list: `http://${encoded(written)}@127.0.0.1:${gate.port}`,
    bundle: authority.pem,
    files: {
      [paths.environ]: `qualys_https_proxy=http://${encoded(running)}@127.0.0.1:${gate.port}\0DB=${running.password}\0`,
      'var/log/qualys/qualys-cloud-agent.log': log,
      logins: `${given.user}:${given.password}\n`,
    },
  });
  chmodSync(tree.join('logins'), 0o600);
  const argv = command.map((word) =>
    word.replace('LOGINS', tree.join('logins')).replace('URL', `http://${encoded(given)}@127.0.0.1:${gate.port}`),
  );
  const { stdout, stderr, code } = await runInWorld([...argv, '--root', tree.path, '--target', 'platform.example', '--timeout', '2s']);
  await gate.close();
  expect(stderr).not.toContain('internal error');
  expect([1, 2, 3]).toContain(code);
  expectNone(stdout + stderr, all);
}

it.each([
  [['diagnose']],
  [['diagnose', '-v']],
  [['diagnose', '--json']],
  [['diagnose', '--json', '--credentials-file', 'LOGINS', '--proxy', 'http://127.0.0.1:1']],
  [['diagnose', '-v', '--proxy', 'URL']],
  [['capture', '--json']],
  [['capture', '--proxy', 'URL', '--aia']],
])(
  'no login of files, process, options or log is told by %j',
  async (command) => {
    await fc.assert(
      fc.asyncProperty(login, login, login, (written, running, given) => expectSecret(written, running, given, command)),
      { numRuns: 10 },
    );
  },
  60_000,
);

it('no login in a word where none belongs is told', async () => {
  const words: readonly ((url: string) => readonly string[])[] = [
    (url) => ['verify', '--chain', url],
    (url) => ['verify', '--chain', '/dev/null', '--host', url],
    (url) => ['verify', '--chain', '/dev/null', '--bundle', url],
    (url) => ['verify', '--chain', '/dev/null', '--at', url],
    (url) => ['verify', '--chain', '/dev/null', '--purpose', url],
    (url) => ['diagnose', '--log', url],
    (url) => ['diagnose', '--log', '-', '--since', url],
    (url) => ['diagnose', '--offline', '--bundle', url],
    (url) => ['diagnose', '--offline', '--root', url],
    (url) => ['diagnose', '--offline', '--target', url],
    (url) => ['capture', '--of', url],
    (url) => ['capture', '--proxy', 'http://127.0.0.1:1', '--target', url],
    (url) => ['capture', '--proxy', 'http://127.0.0.1:1', '--fingerprint', url],
    (url) => ['support', url],
    (url) => ['support', '/nonexistent/x.zip', '--target', url],
    (url) => ['explain', url],
  ];
  const raw = fc.constantFrom('', ';', '@', '/', '"', '%40', '#');
  await fc.assert(
    fc.asyncProperty(
      login,
      raw,
      fc.constantFrom('http://', 'https://', ''),
      fc.constantFrom(...words),
      fc.boolean(),
      async (one, sign, scheme, given, isJson) => {
        const url = `${scheme}${one.parts.join(':')}${sign}@127.0.0.1:1`;
        const { stdout, stderr } = await runInWorld([...given(url), ...(isJson ? ['--json'] : [])]);
        expectNone(stdout + stderr, [one]);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
