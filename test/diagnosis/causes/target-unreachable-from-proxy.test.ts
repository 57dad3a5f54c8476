import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { connectDenied } from '../../../src/diagnosis/causes/connect-denied.ts';
import { targetUnreachableFromProxy } from '../../../src/diagnosis/causes/target-unreachable-from-proxy.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it.each([
  ['tinyproxy', ['HTTP/1.1 500 Unable to connect'], '500 Unable to connect'],
  ['Apache', ['HTTP/1.1 502 Proxy Error'], '502 Proxy Error'],
  ['one that waits', ['HTTP/1.1 504 Gateway Timeout'], '504 Gateway Timeout'],
  [
    'Squid that finds no address',
    ['HTTP/1.1 503 Service Unavailable', 'X-Squid-Error: ERR_DNS_FAIL 0'],
    '503 Service Unavailable; by "Squid"; error ERR_DNS_FAIL',
  ],
  [
    'Squid that finds a closed port',
    ['HTTP/1.1 503 Service Unavailable', 'X-Squid-Error: ERR_CONNECT_FAIL 111'],
    '503 Service Unavailable; by "Squid"; error ERR_CONNECT_FAIL',
  ],
  [
    'one that says so with another status',
    ['HTTP/1.1 404 Not Found', 'Proxy-Status: gate; error=destination_not_found'],
    '404 Not Found; "gate" reports destination_not_found',
  ],
])('shows where the proxy does not reach the target: %s', async (_, head, told) => {
  const evidence = await walk({ through: urlOf(await during(proxy({ answer: `${head.join('\r\n')}\r\n\r\n` }))) });
  expect(targetUnreachableFromProxy.check(evidence)).toBe(`CONNECT platform.example:443 was answered with ${told}`);
  expect(connectDenied.check(evidence)).toBeUndefined();
  expect(diagnose(evidence)?.cause.id).toBe('target-unreachable-from-proxy');
});

it.each([
  ['a denial', ['HTTP/1.1 403 Forbidden']],
  ['a denial of Squid under 503', ['HTTP/1.1 503 Service Unavailable', 'X-Squid-Error: ERR_ACCESS_DENIED 0']],
  ['a denial that is reported under 502', ['HTTP/1.1 502 Bad Gateway', 'Proxy-Status: gate; error=http_request_denied']],
  ['an address that may not be asked for', ['HTTP/1.1 502 Bad Gateway', 'Proxy-Status: gate; error=destination_ip_prohibited']],
])('does not show for %s', async (_, head) => {
  const evidence = await walk({ through: urlOf(await during(proxy({ answer: `${head.join('\r\n')}\r\n\r\n` }))) });
  expect(targetUnreachableFromProxy.check(evidence)).toBeUndefined();
  expect(diagnose(evidence)?.cause.id).toBe('connect-denied');
});

it('names the second proxy of a chain where the first does not reach it', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 502 Bad Gateway\r\n\r\n' }));
  expect(targetUnreachableFromProxy.check(await walk({ through: `${urlOf(gate)}>http://inner.example:8080` }))).toBe(
    'CONNECT inner.example:8080 was answered with 502 Bad Gateway',
  );
});
