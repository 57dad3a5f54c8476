import { performance } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import type { Listening } from '../../../fixtures/lab/listening.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { failedLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const stranger = await root({ name: 'Stranger' });
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
const upstream = await platform(await leaf(authority));
const bundle = authority.pem;
afterAll(upstream.close);

describe('no socket outlives the walk', () => {
  it.each<[string, string, string, () => Promise<Listening>]>([
    ['that reaches the platform', 'http', bundle, () => proxy({ upstream })],
    ['through TLS in TLS', 'https', bundle, () => proxy({ upstream, tls: listener })],
    ['to an untrusted platform', 'http', stranger.pem, () => proxy({ upstream })],
    ['to an untrusted TLS proxy', 'https', stranger.pem, () => proxy({ upstream, tls: listener })],
    ['to a proxy that denies', 'http', bundle, () => hostile({ onOctets: (client) => client.write('HTTP/1.1 403 No\r\n\r\n') })],
    ['to a silent proxy', 'http', bundle, () => proxy({ silent: true })],
    ['to a silent proxy written https://', 'https', bundle, () => proxy({ silent: true })],
    ['to a TLS proxy written http://', 'http', bundle, () => proxy({ upstream, tls: listener })],
    ['to a proxy that wants a login, in a second attempt', 'https', bundle, () => proxy({ upstream, login: { user: 'u', password: 'w' } })],
    ['to a proxy that speaks no HTTP', 'http', bundle, () => hostile({ onOctets: (client) => client.write('SSH-2.0-OpenSSH_9.6\r\n') })],
  ])('%s', async (_, scheme, text, serve) => {
    const gate = await during(serve());
    await walk({ through: urlOf(gate, { scheme, login: 'u:w' }), bundle: text, timeoutMs: 200 });
    expect(gate.accepted()).toBeGreaterThan(0);
    await gate.idle();
    await upstream.idle();
  });
});

describe('many walks at once', () => {
  it('end one by one where each is refused, and none brings the process down', async () => {
    const gate = await during(proxy({ upstream }));
    const all = await Promise.all(Array.from({ length: 20 }, () => walk({ through: urlOf(gate), bundle: stranger.pem })));
    const errors = all.map(({ observation }) => failedLeg(observation));
    for (const leg of errors) expect(leg).toMatchObject({ leg: 'target-tls', peer: { verifyError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' } });
    await gate.idle();
  });

  it('end one by one where TLS is refused inside TLS', async () => {
    const inside = await during(platform(await leaf(stranger)));
    const gate = await during(proxy({ upstream: inside, tls: listener }));
    const through = urlOf(gate, { scheme: 'https' });
    const all = await Promise.all(Array.from({ length: 20 }, () => walk({ through, bundle })));
    for (const { observation } of all) expect(failedLeg(observation)?.leg).toBe('target-tls');
    await gate.idle();
  });

  it('do not wait for a dead proxy', async () => {
    const dead = await during(proxy({ silent: true }));
    const gate = await during(proxy({ upstream }));
    const ends: string[] = [];
    const note = async (name: string, through: string): Promise<void> => {
      await walk({ through, bundle, timeoutMs: 1500 });
      ends.push(name);
    };
    const start = performance.now();
    const slow = note('dead', urlOf(dead));
    await Promise.all([note('good', urlOf(gate)), note('good', urlOf(gate)), note('good', urlOf(gate))]);
    expect(ends).toEqual(['good', 'good', 'good']);
    expect(performance.now() - start).toBeLessThan(1500);
    await dead.close();
    await slow;
  });
});

describe('a proxy that fails', () => {
  it.each<[string, () => Promise<string>]>([
    ['refuses the connection', async () => `http://127.0.0.1:${await closedPort()}`],
    ['denies the tunnel', async () => urlOf(await during(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' })))],
    ['wants a login', async () => urlOf(await during(proxy({ upstream, login: { user: 'u', password: 'w' } })))],
    ['is silent', async () => urlOf(await during(proxy({ silent: true })))],
    ['has no address', async () => 'http://nonexistent.invalid:3128'],
    [
      'shows an untrusted certificate',
      async () => urlOf(await during(proxy({ upstream, tls: await leaf(stranger) })), { scheme: 'https' }),
    ],
  ])('never makes the walk go direct: it %s', async (_, serve) => {
    const watched = await during(platform(listener));
    const through = await serve();
    const { observation } = await walk({ through, to: { host: '127.0.0.1', port: watched.port }, bundle, timeoutMs: 200 });
    expect(failedLeg(observation)).toBeDefined();
    expect(watched.accepted()).toBe(0);
  });
});
