import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, it } from 'vitest';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { listen } from '../../fixtures/lab/listening.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../lab/way.ts';

const authority = await root();
const own = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });

/** A TLS port as Apache and nginx have it: plain text is answered with 400 in plain HTTP. */
function tlsPort(answer: string): ReturnType<typeof listen> {
  const inner = createTlsServer({ key: own.keyPem, cert: own.pem }, (client) => void client.once('data', () => client.end(answer)));
  return listen(
    createServer((socket) => {
      socket.once('data', (chunk) => {
        if (chunk[0] !== 0x16) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
        socket.pause();
        socket.unshift(chunk);
        inner.emit('connection', socket);
      });
    }),
  );
}

it('a TLS port that answers plain text with 400 is told where http:// is written', async () => {
  const gate = await during(tlsPort(''));
  expect(diagnose(await walk({ through: urlOf(gate), bundle: authority.pem }))?.cause.id).toBe('proxy-speaks-tls');
});

it('and is asked in TLS where https:// is written', async () => {
  const gate = await during(tlsPort('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const evidence = await walk({ through: urlOf(gate, { scheme: 'https' }), bundle: authority.pem });
  expect(evidence.observation.legs.map(({ leg }) => leg)).toEqual(['resolve', 'connect', 'proxy-tls', 'tunnel']);
  expect(diagnose(evidence)?.cause.id).toBe('connect-denied');
});
