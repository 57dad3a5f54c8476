import { afterAll, describe, expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import type { Evidence } from '../../../src/diagnosis/evidence.ts';
import { legOf } from '../../../src/proxy/handshake/observation.ts';
import { during, target, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const issuer = await intermediate(authority);
const upstream = await platform(await leaf(issuer, { hosts: ['platform.example', '127.0.0.1'] }), { chain: [issuer] });
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
const bundle = authority.pem;
afterAll(upstream.close);

const plainWay = ['resolve ok', 'connect ok', 'tunnel ok', 'target-tls ok', 'status ok'];

/** `connect ok` for each leg. */
function legs({ observation }: Evidence): readonly string[] {
  return observation.legs.map(({ leg, ok }) => `${leg} ${ok ? 'ok' : 'failed'}`);
}

describe('observe reaches the platform', () => {
  it('through a proxy that tunnels', async () => {
    const gate = await during(proxy({ upstream }));
    const seen = await walk({ through: urlOf(gate), bundle });
    expect(legs(seen)).toEqual(plainWay);
    expect(legOf(seen.observation, 'status')?.answer?.status).toBe(200);
  });

  it('through a proxy that intercepts with a CA of the bundle', async () => {
    const interceptor = await root({ name: 'Interceptor' });
    const gate = await during(proxy({ intercept: interceptor }));
    expect(legs(await walk({ through: urlOf(gate), bundle: interceptor.pem }))).toEqual(plainWay);
  });

  it('through a proxy whose port speaks TLS', async () => {
    const gate = await during(proxy({ upstream, tls: listener }));
    const seen = await walk({ through: urlOf(gate, { scheme: 'https' }), bundle });
    expect(legs(seen)).toEqual(['resolve ok', 'connect ok', 'proxy-tls ok', 'tunnel ok', 'target-tls ok', 'status ok']);
  });

  it('through a plain proxy that is written https://', async () => {
    const gate = await during(proxy({ upstream }));
    expect(legs(await walk({ through: urlOf(gate, { scheme: 'https' }), bundle }))).toEqual(plainWay);
  });

  it('through a proxy on a host name of this machine', async () => {
    const gate = await during(proxy({ upstream }));
    expect(legs(await walk({ through: `http://localhost:${gate.port}`, bundle }))).toEqual(plainWay);
  });

  it('through a proxy that answers late, but in time', async () => {
    const gate = await during(proxy({ upstream, delayMs: 50 }));
    const seen = await walk({ through: urlOf(gate), bundle });
    expect(legs(seen)).toEqual(plainWay);
    expect(legOf(seen.observation, 'tunnel')?.ms).toBeGreaterThan(45);
  });

  it('directly', async () => {
    const seen = await walk({ to: { host: '127.0.0.1', port: upstream.port }, bundle });
    expect(legs(seen)).toEqual(['resolve ok', 'connect ok', 'target-tls ok', 'status ok']);
  });

  it('where the target is an IP address that its certificate names', async () => {
    const gate = await during(proxy());
    expect(legs(await walk({ through: urlOf(gate), to: { host: '127.0.0.1', port: upstream.port }, bundle }))).toEqual(plainWay);
  });
});

describe('what is asked', () => {
  it('of the proxy is a tunnel to the target by name, which is not resolved here', async () => {
    const heads: string[] = [];
    const gate = await during(proxy({ upstream, onHead: (head) => heads.push(head) }));
    await walk({ through: urlOf(gate), bundle });
    expect(heads).toHaveLength(1);
    expect(heads[0]).toMatch(/^CONNECT platform\.example:443 HTTP\/1\.1\r\nHost: platform\.example:443\r\n/);
  });

  it('of the proxy for an IPv6 target stands in brackets', async () => {
    const gate = await during(
      hostile({ onOctets: (client, octets) => client.end(`HTTP/1.1 403 ${octets.toString().split('\r\n')[0]}\r\n\r\n`) }),
    );
    const { observation } = await walk({ through: urlOf(gate), to: { host: '2001:db8::7', port: 443 } });
    expect(legOf(observation, 'tunnel')?.answer?.reason).toBe('CONNECT [2001:db8::7]:443 HTTP/1.1');
  });

  it.each([200, 204, 302, 404, 503])('of the platform is its status: %i is kept', async (status) => {
    const other = await during(platform(await leaf(authority), { status }));
    const gate = await during(proxy({ upstream: other }));
    const { observation } = await walk({ through: urlOf(gate), to: target, bundle });
    expect(legOf(observation, 'status')).toMatchObject({ ok: status === 200, answer: { status } });
  });
});
