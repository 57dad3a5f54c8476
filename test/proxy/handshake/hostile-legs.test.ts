import { randomFillSync } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createServer } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { type Listening, listen } from '../../../fixtures/lab/listening.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../../src/diagnosis/evidence.ts';
import { failedLeg, legOf } from '../../../src/proxy/handshake/observation.ts';
import { probeReport } from '../../../src/report/probe-report.ts';
import { probeText } from '../../../src/report/text/probe-text.ts';
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

/** Sends a text, a little every 20 ms, for as long as it is let. */
function drip(client: Pick<Socket, 'write' | 'on'>, start: string, more = 'x'): void {
  client.write(start);
  const timer = setInterval(() => client.write(more), 20);
  client.on('close', () => clearInterval(timer));
}

/** A target whose TLS is good and whose answers are not. */
function target(act: (inside: Socket) => void, certificate: Issued = own): Promise<Listening> {
  const server = createServer({ key: certificate.keyPem, cert: certificate.pem }, (inside) => {
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
    'connection-failed',
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
  ['resets at once', 'http', 'connect|tunnel', 'connection-failed', () => hostile({ onConnection: (client) => client.resetAndDestroy() })],
  ['resets at CONNECT', 'http', 'tunnel', 'connection-failed', () => hostile({ onOctets: (client) => client.resetAndDestroy() })],
  [
    'resets within its answer',
    'http',
    'tunnel',
    'connection-failed',
    () => hostile({ onOctets: (client) => client.write('HTTP/1.1 20', () => client.resetAndDestroy()) }),
  ],
  [
    'resets in its own TLS handshake',
    'https',
    'proxy-tls',
    'connection-failed',
    () => hostile({ onOctets: (client, octets) => (octets[0] === 0x16 ? client.resetAndDestroy() : client.end(garbageRecord)) }),
  ],
  [
    'resets at the first octet for the target',
    'http',
    'target-tls',
    'connection-failed',
    () =>
      hostile({
        onOctets: (client) => {
          client.write(ok);
          client.once('data', () => client.resetAndDestroy());
        },
      }),
  ],
  ['resets within the handshake of the target', 'http', 'target-tls', 'connection-failed', () => cutAfter(300)],
  ['resets the request', 'http', 'status', 'connection-failed', through(target((inside) => inside.destroy()))],
  ['accepts and is silent', 'http', 'tunnel', 'timed-out', () => hostile({})],
  ['accepts and closes its half', 'http', 'tunnel', 'connection-failed', () => hostile({ onConnection: (client) => client.end() })],
  ['closes its half behind its answer', 'http', 'target-tls', 'connection-failed', () => hostile({ onOctets: (client) => client.end(ok) })],
  ['closes its half in place of an answer of the target', 'http', 'status', 'connection-failed', through(target((inside) => inside.end()))],
  [
    'has terminal escapes in its reason',
    'http',
    'tunnel',
    'connect-denied',
    () => hostile({ onOctets: (client) => client.end(Buffer.from(`HTTP/1.1 403 No ${escapes}\r\nServer: ${escapes}\r\n\r\n${escapes}`)) }),
  ],
];

/** Everything that a person is told, by the real diagnosis and report. */
function told(evidence: Evidence): { readonly cause: string | undefined; readonly text: string } {
  const diagnosis = diagnose(evidence);
  const more = { isCancelled: false, withSystemStore: undefined, interception: undefined, commands: [] };
  const ways = [{ kind: 'observed', index: 1, evidence, diagnosis, ...more } as const];
  const report = probeReport({
    targets: [{ target: 'platform.example:443', uses: null }],
    bundle: { path: 'b.pem', loads: true },
    setBy: '--proxy',
    ways,
    cutShort: undefined,
  });
  return { cause: diagnosis?.cause.id, text: probeText(report) };
}

describe('a proxy that', () => {
  it.each(cases)('%s (%s) is left in time, at %s, with the cause %s', async (_, scheme, leg, cause, serve) => {
    const gate = await during(serve());
    const start = performance.now();
    const evidence = await walk({ through: urlOf(gate, { scheme, login: 'u:w' }), bundle, timeoutMs });
    expect(performance.now() - start).toBeLessThan(2 * timeoutMs + slackMs);
    const failed = failedLeg(evidence.observation);
    expect(leg.split('|')).toContain(failed?.leg);
    expect(failed?.ms).toBeLessThan(timeoutMs + slackMs);
    const { cause: named, text } = told(evidence);
    expect(named).toBe(cause);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect((legOf(evidence.observation, 'tunnel')?.excerpt ?? '').length).toBeLessThanOrEqual(2048);
    await gate.idle();
    await upstream.idle();
  });
});

describe('a chain of a hundred certificates', () => {
  const deep: Issued[] = [];
  const pastDepth: Issued[] = [];

  it.each<[string, () => readonly Issued[], string, string | undefined]>([
    ['of strangers behind a good leaf', () => [own, ...deep.slice(0, 99)], bundle, undefined],
    ['that leads to a root of the bundle', () => deep.toReversed(), bundle, undefined],
    ['that leads nowhere', () => deep.toReversed(), own.pem, 'issuer-not-in-bundle'],
    // OpenSSL climbs a hundred steps and no further.
    ['and ten', () => pastDepth.toReversed(), bundle, 'issuer-not-in-bundle'],
  ])('%s is judged in time', async (_, chain, text, cause) => {
    await makeChains();
    const [first = own, ...behind] = chain();
    const gate = await during(proxy({ upstream: await during(platform(first, { chain: behind })) }));
    const start = performance.now();
    const evidence = await walk({ through: urlOf(gate), bundle: text, timeoutMs: 2000 });
    const seen = told(evidence);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(seen.cause).toBe(cause);
    expect(legOf(evidence.observation, 'target-tls')?.peer?.chain).toHaveLength(100);
  });

  async function makeChains(): Promise<void> {
    if (deep.length > 0) return;
    let issuer = authority;
    for (let i = 0; i < 109; i += 1) {
      issuer = await intermediate(issuer, { name: `Depth ${i}`, pathLength: 200 - i });
      if (i < 99) deep.push(issuer);
      pastDepth.push(issuer);
    }
    deep.push(await leaf(deep[98] ?? authority));
    pastDepth.push(await leaf(pastDepth[108] ?? authority));
  }
});

it('a subject with terminal escapes in it is told clean', async () => {
  const name = `Evil${escapes} CA`;
  const gate = await during(proxy({ intercept: await root({ name }) }));
  const evidence = await walk({ through: urlOf(gate), bundle });
  const { cause, text } = told(evidence);
  expect(cause).toBe('issuer-not-in-bundle');
  expect(text).toContain('Evil');
  expect(text).not.toMatch(/[^\P{C}\n]/u);
});

it('names of other hosts with terminal escapes in them are told clean', async () => {
  const other = await leaf(authority, { hosts: ['evil.example\u001b[2J\u0007'] });
  const gate = await during(proxy({ upstream: await during(target(() => undefined, other)) }));
  const { cause, text } = told(await walk({ through: urlOf(gate), bundle }));
  expect(cause).toBe('host-name-mismatch');
  expect(text).not.toMatch(/[^\P{C}\n]/u);
});

it('garbage behind a CONNECT is never read as a tunnel of an old version', async () => {
  const gate = await during(hostile({ onOctets: (client) => client.write(Buffer.concat([Buffer.from(ok), garbageRecord])) }));
  const { observation } = await walk({ through: urlOf(gate), bundle, timeoutMs });
  expect(failedLeg(observation)).not.toHaveProperty('oldProtocol');
});
