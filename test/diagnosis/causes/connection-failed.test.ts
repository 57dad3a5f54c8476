import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { handshakeFailure, hostile } from '../../../fixtures/lab/hostile.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { connectionFailed } from '../../../src/diagnosis/causes/connection-failed.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const tunnelTo = (octets: Buffer): Buffer => Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), octets]);

it.each<[string, Parameters<typeof hostile>[0], RegExp]>([
  ['resets', { onOctets: (client) => client.resetAndDestroy() }, /^the leg "CONNECT" failed: ECONNRESET$/],
  ['hangs up', { onOctets: (client) => client.end() }, /^the leg "CONNECT" failed: the connection was closed$/],
  ['speaks SSH', { onOctets: (client) => client.write('SSH-2.0-OpenSSH_9.6\r\n') }, /^the leg "CONNECT" failed: the answer is not HTTP$/],
  [
    'leads to an alert',
    { onOctets: (client) => client.write(tunnelTo(handshakeFailure)) },
    /^the leg "TLS with the target" failed: ERR_SSL_/,
  ],
])('shows where the proxy %s', async (_, deviation, detail) => {
  const gate = await during(hostile(deviation));
  expect(connectionFailed.check(await walk({ through: urlOf(gate) }))).toMatch(detail);
});

it('shows where the platform speaks nothing newer than TLS 1.1', async () => {
  const upstream = await during(platform(await leaf(authority), { maxVersion: 'TLSv1.1' }));
  const gate = await during(proxy({ upstream }));
  expect(connectionFailed.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toMatch(
    /^the leg "TLS with the target" failed: ERR_SSL_\w*PROTOCOL/,
  );
});

it('does not show where a certificate is refused', async () => {
  const gate = await during(proxy({ intercept: authority }));
  expect(connectionFailed.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});
