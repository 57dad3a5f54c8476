import { performance } from 'node:perf_hooks';
import { createServer } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { type Listening, listen } from '../../../fixtures/lab/listening.ts';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { failedLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const timeoutMs = 200;
const slackMs = 1000;
const established = 'HTTP/1.1 200 Connection established\r\n\r\n';

describe('a proxy that is not there', () => {
  it('refuses the connection', async () => {
    const { observation } = await walk({ through: `http://127.0.0.1:${await closedPort()}` });
    expect(failedLeg(observation)).toMatchObject({ leg: 'connect', fault: { kind: 'error', code: 'ECONNREFUSED' } });
  });

  it('has no address', async () => {
    const { observation } = await walk({ through: 'http://nonexistent.invalid:3128' });
    expect(failedLeg(observation)).toMatchObject({ leg: 'resolve', addresses: [], fault: { kind: 'error' } });
    expect(observation.legs).toHaveLength(1);
  });

  it('is a target without an address on the direct way', async () => {
    const { observation } = await walk({ to: { host: 'nonexistent.invalid', port: 443 } });
    expect(failedLeg(observation)?.leg).toBe('resolve');
  });
});

describe('a peer that falls silent is left after the timeout', () => {
  it.each<[string, string, string, () => Promise<Listening>]>([
    ['a proxy after the connection', 'http', 'tunnel', () => proxy({ silent: true })],
    ['a proxy written https:// after the connection', 'https', 'tunnel', () => proxy({ silent: true })],
    ['a proxy within its answer', 'http', 'tunnel', () => hostile({ onOctets: (client) => client.write('HTTP/1.1 200 Conn') })],
    [
      'a proxy that sends interim answers only',
      'http',
      'tunnel',
      () => hostile({ onOctets: (client) => client.write('HTTP/1.1 100 Continue\r\n\r\n') }),
    ],
    ['a target behind the tunnel', 'http', 'target-tls', () => hostile({ onOctets: (client) => client.write(established) })],
  ])('%s', async (_, scheme, leg, serve) => {
    const gate = await during(serve());
    const { observation } = await walk({ through: urlOf(gate, { scheme }), timeoutMs });
    expect(failedLeg(observation)).toMatchObject({ leg, fault: { kind: 'timeout' } });
    const ms = failedLeg(observation)?.ms ?? 0;
    expect(ms).toBeGreaterThan(timeoutMs - 10);
    expect(ms).toBeLessThan(timeoutMs + slackMs);
  });

  it('a proxy that goes on sending, a little at a time', async () => {
    const gate = await during(
      hostile({
        onOctets: (client) => {
          client.write('HTTP/1.1 200 OK\r\n');
          const timer = setInterval(() => client.write('X-More: 1\r\n'), 20);
          client.on('close', () => clearInterval(timer));
        },
      }),
    );
    const start = performance.now();
    const { observation } = await walk({ through: urlOf(gate), timeoutMs });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', fault: { kind: 'timeout' } });
    expect(performance.now() - start).toBeLessThan(timeoutMs + slackMs);
  });

  it('a platform after the handshake', async () => {
    const own = await leaf(authority);
    const upstream = await during(
      listen(createServer({ key: own.keyPem, cert: own.pem }, (socket) => socket.on('error', () => undefined))),
    );
    const gate = await during(proxy({ upstream }));
    const { observation } = await walk({ through: urlOf(gate), bundle: authority.pem, timeoutMs });
    expect(failedLeg(observation)).toMatchObject({ leg: 'status', fault: { kind: 'timeout' } });
  });
});
