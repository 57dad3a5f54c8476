import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { notAProxy } from '../../../src/diagnosis/causes/not-a-proxy.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it.each([
  ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n', 'http'],
  ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n', 'https'],
  ['SMTP', '220 mail.example ESMTP\r\n', 'http'],
  ['SOCKS', '\x05\xff', 'http'],
])('shows a port that speaks %s', async (_, banner, scheme) => {
  const gate = await during(hostile({ onConnection: (client) => client.write(Buffer.from(banner, 'latin1')) }));
  const evidence = await walk({ through: urlOf(gate, { scheme }), timeoutMs: 1000 });
  expect(notAProxy.check(evidence)).toBe(`the proxy 127.0.0.1:${gate.port} answered CONNECT with something that is neither HTTP nor TLS`);
  expect(diagnose(evidence)?.cause.id).toBe('not-a-proxy');
});

it('does not show a port that speaks TLS, nor HTTP that is not well formed', async () => {
  const listener = await leaf(await root(), { name: 'gate', hosts: ['127.0.0.1'] });
  expect(notAProxy.check(await walk({ through: urlOf(await during(proxy({ tls: listener }))) }))).toBeUndefined();
  const folded = await during(proxy({ answer: 'HTTP/1.1 200 OK\r\n A: b\r\n\r\n' }));
  expect(notAProxy.check(await walk({ through: urlOf(folded) }))).toBeUndefined();
});
