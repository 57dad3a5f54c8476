import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { connectDenied } from '../../../src/diagnosis/causes/connect-denied.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it.each([
  ['HTTP/1.1 403 Forbidden\r\n\r\n', '403 Forbidden'],
  ['HTTP/1.1 405\r\n\r\n', '405'],
  ['HTTP/1.1 302 Moved\r\nLocation: http://block.example/\r\n\r\n', '302 Moved'],
])('shows where CONNECT is answered with %j', async (answer, told) => {
  const gate = await during(proxy({ answer }));
  expect(connectDenied.check(await walk({ through: urlOf(gate) }))).toBe(`CONNECT platform.example:443 was answered with ${told}`);
});

it('does not show where a login is wanted', async () => {
  const gate = await during(proxy({ login: { user: 'u', password: 'w' } }));
  expect(connectDenied.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});

it('does not show where the tunnel stands and fails later', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 200 OK\r\n\r\n' }));
  expect(connectDenied.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});

it('tells who refused and why, as far as the answer says it', async () => {
  const head = [
    'HTTP/1.1 403 Forbidden',
    'Server: squid/6.1',
    'X-Squid-Error: ERR_ACCESS_DENIED 0',
    'Proxy-Status: gate-b; error=http_request_denied',
    'Content-Type: text/html',
  ];
  const gate = await during(proxy({ answer: `${head.join('\r\n')}\r\n\r\n<html><title>Not &amp; now</title>` }));
  expect(connectDenied.check(await walk({ through: urlOf(gate) }))).toBe(
    'CONNECT platform.example:443 was answered with 403 Forbidden; by "squid/6.1"; error ERR_ACCESS_DENIED; ' +
      '"gate-b" reports http_request_denied; the page is titled "Not & now"',
  );
});

it('names the second proxy of a chain where the first refuses the way to it', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' }));
  expect(connectDenied.check(await walk({ through: `${urlOf(gate)}>http://inner.example:8080` }))).toBe(
    'CONNECT inner.example:8080 was answered with 403 Forbidden',
  );
});
