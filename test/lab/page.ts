import { createServer } from 'node:tls';
import { type Issued, leaf } from '../../fixtures/lab/authority.ts';
import { type Listening, listen } from '../../fixtures/lab/listening.ts';

/** A server with a good certificate of `authority` for the platform, that answers each request with this text. */
export async function pageInTls(authority: Issued, answer: string): Promise<Listening> {
  const { keyPem: key, pem: cert } = await leaf(authority);
  const server = createServer({ key, cert }, (socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(answer));
  });
  server.on('tlsClientError', () => undefined);
  return listen(server);
}
