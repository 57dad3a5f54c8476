import { createServer } from 'node:tls';
import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { type Listening, listen } from '../../../fixtures/lab/listening.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { clientCertificateWanted } from '../../../src/diagnosis/causes/client-certificate-wanted.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });

function strict(maxVersion: 'TLSv1.2' | 'TLSv1.3', rejectUnauthorized = true): Promise<Listening> {
  const { pem: cert, keyPem: key } = listener;
  const server = createServer({ key, cert, ca: authority.pem, requestCert: true, rejectUnauthorized, maxVersion }, (socket) => {
    socket.on('error', () => undefined).end('HTTP/1.1 403 No\r\n\r\n');
  });
  server.on('tlsClientError', () => undefined);
  return listen(server);
}

it.each(['TLSv1.2', 'TLSv1.3'] as const)('shows a proxy that wants a certificate in %s', async (maxVersion) => {
  const evidence = await walk({ through: urlOf(await during(strict(maxVersion)), { scheme: 'https' }), bundle: authority.pem });
  expect(clientCertificateWanted.check(evidence)).toBe(
    'the proxy asked for a certificate of the client, and ended the connection without one',
  );
  expect(diagnose(evidence)?.cause.id).toBe('client-certificate-wanted');
});

it('does not show a proxy that asks for one and goes on without it, nor one that does not ask', async () => {
  const lenient = urlOf(await during(strict('TLSv1.3', false)), { scheme: 'https' });
  expect(clientCertificateWanted.check(await walk({ through: lenient, bundle: authority.pem }))).toBeUndefined();
  const plain = urlOf(await during(proxy({ tls: listener, answer: 'HTTP/1.1 403 No\r\n\r\n' })), { scheme: 'https' });
  expect(clientCertificateWanted.check(await walk({ through: plain, bundle: authority.pem }))).toBeUndefined();
});
