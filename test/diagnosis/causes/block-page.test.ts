import { expect, it } from 'vitest';
import { root } from '../../../fixtures/lab/authority.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { blockPage } from '../../../src/diagnosis/causes/block-page.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { pageInTls } from '../../lab/page.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const html = 'Content-Type: text/html\r\n\r\n<html><head><title>';
const authority = await root();

it('shows where CONNECT is answered with a page of a filter', async () => {
  const gate = await during(proxy({ answer: `HTTP/1.1 403 Forbidden\r\nServer: FilterWare/2\r\n${html}Blocked by policy 17</title>` }));
  const evidence = await walk({ through: urlOf(gate) });
  expect(blockPage.check(evidence)).toBe(
    'CONNECT platform.example:443 was answered with 403 Forbidden; by "FilterWare/2"; the page is titled "Blocked by policy 17"',
  );
  const diagnosis = diagnose(evidence);
  expect(diagnosis?.cause.id).toBe('block-page');
  expect(diagnosis?.alsoSeen.map(({ id }) => id)).toEqual(['connect-denied']);
});

it.each([
  ['with 403', '403 Forbidden', 'This site is in the category "cloud"'],
  ['with 200, as for a person', '200 OK', 'Access blocked'],
])('shows where the page comes in place of the platform, inside TLS, %s', async (_, status, title) => {
  const gate = await during(proxy({ upstream: await during(pageInTls(authority, `HTTP/1.1 ${status}\r\n${html}${title}</title>`)) }));
  const evidence = await walk({ through: urlOf(gate), bundle: authority.pem });
  expect(blockPage.check(evidence)).toBe(`https://platform.example:443/status was answered with ${status}; the page is titled "${title}"`);
  expect(diagnose(evidence)).toMatchObject({ cause: { id: 'block-page' }, leg: 'status' });
});

it('shows the error page that Squid writes inside the TLS that it intercepts', async () => {
  const answer = 'HTTP/1.1 403 Forbidden\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 0\r\n\r\n';
  const gate = await during(proxy({ upstream: await during(pageInTls(authority, answer)) }));
  expect(blockPage.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toContain('error ERR_ACCESS_DENIED');
});

it.each([
  ['a page that only repeats the status', `HTTP/1.1 403 Forbidden\r\n${html}403 Forbidden</title>`],
  ['no page', 'HTTP/1.1 403 Forbidden\r\n\r\n'],
  ['the error page of Squid', `HTTP/1.1 403 Forbidden\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\n${html}ERROR: no</title>`],
  ['a fault of the proxy', `HTTP/1.1 502 Bad Gateway\r\n${html}Sorry</title>`],
])('does not show where CONNECT is answered with %s', async (_, answer) => {
  const gate = await during(proxy({ answer }));
  expect(blockPage.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});

it.each([
  ['200 and a page that blocks nothing', `HTTP/1.1 200 OK\r\n${html}Status of the platform</title>`],
  ['404', `HTTP/1.1 404 Not Found\r\n${html}Nothing here</title>`],
])('does not show where the target answers with %s', async (_, answer) => {
  const gate = await during(proxy({ upstream: await during(pageInTls(authority, answer)) }));
  expect(blockPage.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBeUndefined();
});
