import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { pageInTls } from '../lab/page.ts';
import { told, unprintable } from '../lab/told.ts';
import { during, urlOf } from '../lab/way.ts';

const escapes = '\u001b[2J\u001b]0\u0007\u202e\n  run:  rm -rf /';
const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const name = `Evil ${escapes} CA`;
const [authority, namesake] = [await root({ name }), await root({ name })];
const issuer = await intermediate(authority, { name: `Evil ${escapes} Issuing`, ...past });

it.each([
  ['ca-rekeyed', [await leaf(authority)], namesake.pem],
  ['leaf-in-bundle', [await leaf(authority)], (await leaf(authority, { name: escapes, hosts: ['gate.example'] })).pem],
  ['ca-expired', [await leaf(issuer), issuer], authority.pem],
] as const)(
  'names in the chain and in the bundle cannot act on the terminal, nor make lines: %s',
  async (cause, [own, ...chain], bundle) => {
    if (!own) throw new Error('no leaf');
    const gate = await during(proxy({ upstream: await during(platform(own, { chain })) }));
    const text = await told({ through: urlOf(gate), bundle });
    expect(text).toContain(`error  proxy 1: ${cause}`);
    expect(text).not.toMatch(unprintable);
    expect(text).not.toMatch(/^ {2}run: {2}rm/m);
  },
);

it.each([
  ['captive-portal', `HTTP/1.1 302 No\r\nLocation: http://portal.example/\u001b[2J/u:hunter22?key=hunter22\r\n\r\n`],
  ['block-page', 'HTTP/1.1 403 No\r\nContent-Type: text/html\r\n\r\n<title>Blocked \u001b]0;x\u0007 for hunter22</title>'],
])('the answer of a proxy gives no login away and cannot act on the terminal: %s', async (cause, answer) => {
  const gate = await during(proxy({ answer }));
  const text = await told({ through: urlOf(gate, { login: 'agent:hunter22' }), bundle: authority.pem });
  expect(text).toContain(`error  proxy 1: ${cause}`);
  expect(text).toContain("--proxy-user '***'");
  expect(text).not.toMatch(/hunter22/);
  expect(text).not.toMatch(unprintable);
});

it('neither does a page inside TLS, whose end never comes', async () => {
  const page = `HTTP/1.1 403 No\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\n<title>Blocked \u001b[2J hunter22</title>`;
  const gate = await during(proxy({ upstream: await during(pageInTls(authority, page)) }));
  const text = await told({ through: urlOf(gate, { login: 'agent:hunter22' }), bundle: authority.pem });
  expect(text).toContain('error  proxy 1: block-page');
  expect(text).not.toMatch(/hunter22/);
  expect(text).not.toMatch(unprintable);
});
