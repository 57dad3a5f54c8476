import { expect, it } from 'vitest';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { proxyClosesConnect } from '../../../src/diagnosis/causes/proxy-closes-connect.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it.each([
  ['closes the connection', (client: { end(): void; resetAndDestroy(): void }) => client.end(), 'closed the connection after \\d+ ms'],
  [
    'resets it',
    (client: { end(): void; resetAndDestroy(): void }) => client.resetAndDestroy(),
    'broke off the connection after \\d+ ms \\(ECONNRESET\\)',
  ],
])('shows where the proxy %s on CONNECT', async (_, act, told) => {
  const gate = await during(hostile({ onOctets: act }));
  const evidence = await walk({ through: urlOf(gate) });
  expect(proxyClosesConnect.check(evidence)).toMatch(
    new RegExp(`^the proxy 127\\.0\\.0\\.1:${gate.port} was asked for CONNECT platform\\.example:443, and ${told}, without an answer$`),
  );
  expect(diagnose(evidence)).toMatchObject({ cause: { id: 'proxy-closes-connect' }, leg: 'tunnel' });
});

it('names the second proxy of a chain', async () => {
  const inner = await during(hostile({ onOctets: (client) => client.end() }));
  const outer = await during(proxy({ upstream: inner }));
  expect(proxyClosesConnect.check(await walk({ through: `${urlOf(outer)}>${urlOf(inner)}` }))).toContain(
    `proxy 2 of the chain (127.0.0.1:${inner.port}) was asked for CONNECT platform.example:443`,
  );
});

it('does not show where the proxy answers, nor where the tunnel stands', async () => {
  const denying = await during(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' }));
  expect(proxyClosesConnect.check(await walk({ through: urlOf(denying) }))).toBeUndefined();
  const open = await during(hostile({ onOctets: (client) => client.end('HTTP/1.1 200 OK\r\n\r\n') }));
  expect(proxyClosesConnect.check(await walk({ through: urlOf(open) }))).toBeUndefined();
});
