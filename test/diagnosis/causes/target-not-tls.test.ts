import { expect, it } from 'vitest';
import { handshakeFailure, hostile } from '../../../fixtures/lab/hostile.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { targetNotTls } from '../../../src/diagnosis/causes/target-not-tls.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it.each([
  ['HTTP in plain text', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['a mail server', '220 mail.example ESMTP\r\n'],
  ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
])('shows where the tunnel ends at %s', async (_, answer) => {
  const gate = await during(proxy({ upstream: await during(hostile({ onOctets: (client) => client.end(answer) })) }));
  const evidence = await walk({ through: urlOf(gate) });
  expect(targetNotTls.check(evidence)).toMatch(
    /^the target platform\.example:443 answered the TLS handshake with something that is no TLS \(ERR_SSL_\w+\)$/,
  );
  expect(diagnose(evidence)).toMatchObject({ cause: { id: 'target-not-tls' }, leg: 'target-tls' });
});

it('does not show a TLS alert, nor a connection that ends', async () => {
  for (const answer of [handshakeFailure, Buffer.alloc(0)]) {
    const gate = await during(proxy({ upstream: await during(hostile({ onOctets: (client) => client.end(answer) })) }));
    expect(targetNotTls.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
  }
});
