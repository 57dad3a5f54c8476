import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { connectionReset } from '../../../src/diagnosis/causes/connection-reset.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
const tunnel = 'HTTP/1.1 200 OK\r\n\r\n';

it('shows where a filter resets the connection at the first octets for the target', async () => {
  const gate = await during(
    hostile({
      onOctets: (client) => {
        client.write(tunnel);
        client.once('data', () => client.resetAndDestroy());
      },
    }),
  );
  const evidence = await walk({ through: urlOf(gate) });
  expect(connectionReset.check(evidence)).toMatch(
    /^the target platform\.example:443, or something before it, broke off the connection after \d+ ms \(ECONNRESET\), at the leg "TLS with the target"$/,
  );
  expect(diagnose(evidence)).toMatchObject({ cause: { id: 'connection-reset' }, leg: 'target-tls' });
});

it('shows where the proxy hangs up within its own handshake', async () => {
  const gate = await during(hostile({ onOctets: (client) => client.end() }));
  const through = urlOf(gate, { scheme: 'https' });
  expect(connectionReset.check(await walk({ through, context: { proxyTls: 'always' } }))).toMatch(
    new RegExp(
      `^the proxy 127\\.0\\.0\\.1:${gate.port} (?:closed|broke off) the connection after \\d+ ms.*, at the leg "TLS with the proxy"$`,
    ),
  );
});

it('tells the command line that shows the same', async () => {
  const gate = await during(hostile({ onOctets: (client) => client.end(tunnel) }));
  const diagnosis = diagnose(await walk({ through: urlOf(gate, { login: 'agent:secret' }) }));
  expect(diagnosis?.command).toEqual([
    'curl',
    '-qv',
    '--noproxy',
    '',
    '--proxy',
    `http://127.0.0.1:${gate.port}`,
    '--proxy-user',
    '***',
    'https://platform.example:443/status',
  ]);
});

it('does not show where the proxy hangs up on CONNECT, nor where a certificate is refused', async () => {
  const closing = await during(hostile({ onOctets: (client) => client.end() }));
  expect(connectionReset.check(await walk({ through: urlOf(closing) }))).toBeUndefined();
  const gate = await during(proxy({ tls: listener }));
  expect(connectionReset.check(await walk({ through: urlOf(gate, { scheme: 'https' }) }))).toBeUndefined();
});
