import { expect, it } from 'vitest';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { loginNotBasic } from '../../../src/diagnosis/causes/login-not-basic.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const challenge = 'HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm="lab", nonce="1", qop="auth"\r\nContent-Length: 0\r\n\r\n';

/** It takes any Digest login, and nothing else. */
const digestOnly = hostile({
  onConnection: (socket) =>
    socket.on('data', (octets) => {
      const isDigest = octets.toString('latin1').includes('Proxy-Authorization: Digest ');
      socket.write(isDigest ? 'HTTP/1.1 200 Open\r\n\r\n' : challenge);
      if (isDigest) socket.end();
    }),
});

it('shows a proxy that opens the tunnel for Digest only', async () => {
  const through = urlOf(await during(digestOnly), { login: 'u:w' });
  expect(loginNotBasic.check(await walk({ through, context: { logins: ['basic', 'digest'] } }))).toBe(
    'Basic was answered with 407, Digest with a tunnel',
  );
});

it('does not show a proxy that takes Basic', async () => {
  const gate = await during(proxy({ login: { user: 'u', password: 'w' }, upstream: await during(hostile({})) }));
  const evidence = await walk({ through: urlOf(gate, { login: 'u:w' }), timeoutMs: 200, context: { logins: ['basic', 'digest'] } });
  expect(evidence.observation.legs.find(({ leg }) => leg === 'tunnel')?.ok).toBe(true);
  expect(loginNotBasic.check(evidence)).toBeUndefined();
});
