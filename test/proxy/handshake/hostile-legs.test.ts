import { randomFillSync } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createServer } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { drip, hostile } from '../../../fixtures/lab/hostile.ts';
import { type Listening, listen } from '../../../fixtures/lab/listening.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { failedLeg, legOf } from '../../../src/proxy/handshake/observation.ts';
import { told, unprintable } from '../../lab/told.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const own = await leaf(authority);
const upstream = await platform(own);
afterAll(upstream.close);

const timeoutMs = 200;
const slackMs = 700;
const ok = 'HTTP/1.1 200 OK\r\n\r\n';
const twoMegabytes = Buffer.alloc(2 * 1024 * 1024, 'x');
const garbageRecord = Buffer.concat([Buffer.from([0x16, 3, 3, 0x10, 0]), randomFillSync(Buffer.alloc(4096))]);
const escapes = '\u001b[2J\u001b]0\u0007\u009b31m\u202e';

/** A target whose TLS is good and whose answers are not. */
function target(act: (inside: Socket) => void): Promise<Listening> {
  const server = createServer({ key: own.keyPem, cert: own.pem }, (inside) => {
    inside.on('error', () => undefined);
    inside.once('data', () => act(inside));
  });
  server.on('tlsClientError', () => undefined);
  return listen(server);
}

/** A proxy that tunnels, but lets only so many octets of the target through before it resets. */
function cutAfter(octets: number): Promise<Listening> {
  return hostile({
    onOctets: (client) => {
      const server = connect(upstream);
      let passed = 0;
      server.on('error', () => undefined);
      server.on('data', (chunk) => {
        client.write(chunk.subarray(0, Math.max(0, octets - passed)));
        passed += chunk.length;
        if (passed >= octets) setImmediate(() => client.resetAndDestroy());
      });
      client.on('data', (chunk) => server.write(chunk));
      client.on('close', () => server.destroy());
      client.write(ok);
    },
  });
}

const through = (serve: Promise<Listening>) => async (): Promise<Listening> => proxy({ upstream: await during(serve) });

type Case = readonly [title: string, scheme: 'http' | 'https', leg: string, cause: string, serve: () => Promise<Listening>];

const cases: readonly Case[] = [
  ['drips a status line', 'http', 'tunnel', 'timed-out', () => hostile({ onOctets: (client) => drip(client, 'HTTP/1.1 2') })],
  [
    'drips headers',
    'http',
    'tunnel',
    'timed-out',
    () => hostile({ onOctets: (client) => drip(client, 'HTTP/1.1 200 OK\r\n', 'A: b\r\n') }),
  ],
  [
    'drips interim answers',
    'http',
    'tunnel',
    'timed-out',
    () => hostile({ onOctets: (client) => drip(client, 'HTTP/1.1 100 Continue\r\n\r\nH', '') }),
  ],
  [
    'drips the body of a refusal',
    'http',
    'tunnel',
    'connect-denied',
    () => hostile({ onOctets: (client) => drip(client, 'HTTP/1.1 403 No\r\nContent-Length: 9999\r\n\r\n') }),
  ],
  ['drips a TLS record', 'https', 'tunnel', 'timed-out', () => hostile({ onOctets: (client) => drip(client, 'H', '') })],
  [
    'drips TLS behind the tunnel',
    'http',
    'target-tls',
    'timed-out',
    () => hostile({ onOctets: (client) => drip(client, `${ok}\x16\x03\x03\x20\x00`) }),
  ],
  ['lets the target drip', 'http', 'status', 'timed-out', through(target((inside) => drip(inside, 'HTTP/1.1 200 OK\r\n', 'A: b\r\n')))],
  [
    'sends endless headers',
    'http',
    'tunnel',
    'connection-failed',
    () => hostile({ onOctets: (client) => drip(client, `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(4000)}`) }),
  ],
  [
    'sends an endless status line',
    'http',
    'tunnel',
    'connection-failed',
    () => hostile({ onOctets: (client) => client.write(`HTTP/1.1 200 ${twoMegabytes}`) }),
  ],
  [
    'lets the target send endless headers',
    'http',
    'status',
    'connection-failed',
    through(target((inside) => inside.write(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(4000)}`))),
  ],
  [
    'sends 2 MB of body with a refusal',
    'http',
    'tunnel',
    'connect-denied',
    () =>
      hostile({
        onOctets: (client) =>
          client.write(Buffer.concat([Buffer.from(`HTTP/1.1 403 No\r\nContent-Length: ${twoMegabytes.length}\r\n\r\n`), twoMegabytes])),
      }),
  ],
  [
    'sends 2 MB of body of no length with a refusal',
    'http',
    'tunnel',
    'connect-denied',
    () => hostile({ onOctets: (client) => client.write(Buffer.concat([Buffer.from('HTTP/1.1 403 No\r\n\r\n'), twoMegabytes])) }),
  ],
  [
    'sends 2 MB behind its answer',
    'http',
    'target-tls',
    'target-not-tls',
    () => hostile({ onOctets: (client) => client.write(Buffer.concat([Buffer.from(ok), twoMegabytes])) }),
  ],
  ['sends garbage in TLS', 'https', 'proxy-tls', 'connection-failed', () => hostile({ onOctets: (client) => client.write(garbageRecord) })],
  [
    'sends garbage in TLS where http:// is written',
    'http',
    'tunnel',
    'proxy-speaks-tls',
    () => hostile({ onOctets: (client) => client.write(garbageRecord) }),
  ],
  [
    'sends garbage in TLS behind the tunnel',
    'http',
    'target-tls',
    'connection-failed',
    () => hostile({ onOctets: (client) => client.write(Buffer.concat([Buffer.from(ok), garbageRecord])) }),
  ],
  // Whether the connection counts as made before is the kernel's to say.
  [
    'resets at once',
    'http',
    'connect|tunnel',
    'connection-reset|proxy-closes-connect',
    () => hostile({ onConnection: (client) => client.resetAndDestroy() }),
  ],
  ['resets at CONNECT', 'http', 'tunnel', 'proxy-closes-connect', () => hostile({ onOctets: (client) => client.resetAndDestroy() })],
  [
    'resets within its answer',
    'http',
    'tunnel',
    'proxy-closes-connect',
    () => hostile({ onOctets: (client) => client.write('HTTP/1.1 20', () => client.resetAndDestroy()) }),
  ],
  [
    'resets in its own TLS handshake',
    'https',
    'proxy-tls',
    'connection-reset',
    () => hostile({ onOctets: (client, octets) => (octets[0] === 0x16 ? client.resetAndDestroy() : client.end(garbageRecord)) }),
  ],
  [
    'resets at the first octet for the target',
    'http',
    'target-tls',
    'connection-reset',
    () =>
      hostile({
        onOctets: (client) => {
          client.write(ok);
          client.once('data', () => client.resetAndDestroy());
        },
      }),
  ],
  ['resets within the handshake of the target', 'http', 'target-tls', 'connection-reset', () => cutAfter(300)],
  ['resets the request', 'http', 'status', 'connection-reset', through(target((inside) => inside.destroy()))],
  ['accepts and is silent', 'http', 'tunnel', 'timed-out', () => hostile({})],
  ['accepts and closes its half', 'http', 'tunnel', 'proxy-closes-connect', () => hostile({ onConnection: (client) => client.end() })],
  ['closes its half behind its answer', 'http', 'target-tls', 'connection-reset', () => hostile({ onOctets: (client) => client.end(ok) })],
  ['closes its half in place of an answer of the target', 'http', 'status', 'connection-reset', through(target((inside) => inside.end()))],
];

describe('a proxy that', () => {
  it.each(cases)('%s (%s) is left in time, at %s, with the cause %s', async (_, scheme, leg, cause, serve) => {
    const gate = await during(serve());
    const start = performance.now();
    const proxyUrl = urlOf(gate, { scheme, login: 'u:w' });
    const evidence = await walk({ through: proxyUrl, bundle, timeoutMs });
    expect(performance.now() - start).toBeLessThan(2 * timeoutMs + slackMs);
    const failed = failedLeg(evidence.observation);
    expect(leg.split('|')).toContain(failed?.leg);
    expect(failed?.ms).toBeLessThan(timeoutMs + slackMs);
    expect(cause.split('|')).toContain(diagnose(evidence)?.cause.id);
    expect((legOf(evidence.observation, 'tunnel')?.excerpt ?? '').length).toBeLessThanOrEqual(2048);
    await gate.idle();
    await upstream.idle();
  });
});

it('a reason, a product and a page with terminal escapes in them are told clean', async () => {
  const answer = `HTTP/1.1 403 No ${escapes}\r\nServer: ${escapes}\r\nX-Squid-Error: ${escapes}\r\n\r\n<title>Evil ${escapes}</title>`;
  const gate = await during(hostile({ onOctets: (client) => client.end(Buffer.from(answer)) }));
  const text = await told({ through: urlOf(gate), bundle });
  expect(text).toContain('block-page');
  expect(text).not.toMatch(unprintable);
});

it('garbage behind a CONNECT is never read as a tunnel of an old version', async () => {
  const gate = await during(hostile({ onOctets: (client) => client.write(Buffer.concat([Buffer.from(ok), garbageRecord])) }));
  const { observation } = await walk({ through: urlOf(gate), bundle, timeoutMs });
  expect(failedLeg(observation)).not.toHaveProperty('oldProtocol');
});
