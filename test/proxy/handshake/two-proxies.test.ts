import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { digestProxy } from '../../../fixtures/lab/digest-proxy.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { closedPort, type ProxyOptions, proxy } from '../../../fixtures/lab/proxy.ts';
import { relay } from '../../../fixtures/lab/relay.ts';
import { failedLeg, type Observation } from '../../../src/proxy/handshake/observation.ts';
import { observe } from '../../../src/proxy/handshake/observe.ts';
import { trustIn } from '../../../src/proxy/handshake/trust.ts';
import { during, proxyOf, target, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
const upstream = await platform(await leaf(authority));
afterAll(upstream.close);

const first = { user: 'first-user', password: 'first-word' };
const second = { user: 'second-user', password: 'second-word' };
const tls = listener;

/** `connect 1` for each leg, `!` behind the one that failed. */
function legs({ legs: seen }: Observation): readonly string[] {
  return seen.map(({ leg, hop, ok }) => `${leg}${hop === undefined ? '' : ` ${hop}`}${ok ? '' : '!'}`);
}

const plain = ['resolve 1', 'connect 1', 'tunnel 1', 'tunnel 2', 'target-tls', 'status'];

describe('two proxies, one behind the other', () => {
  it.each<[string, string, ProxyOptions, string, ProxyOptions, readonly string[]]>([
    ['both plain', 'http', {}, 'http', {}, plain],
    ['both with a login', 'http', { login: first }, 'http', { login: second }, plain],
    ['both plain, though written https://', 'https', { login: first }, 'https', { login: second }, plain],
    [
      'the first in TLS',
      'https',
      { tls, login: first },
      'http',
      {},
      ['resolve 1', 'connect 1', 'proxy-tls 1', 'tunnel 1', 'tunnel 2', 'target-tls', 'status'],
    ],
    [
      'the second in TLS',
      'http',
      {},
      'https',
      { tls, login: second },
      ['resolve 1', 'connect 1', 'tunnel 1', 'proxy-tls 2', 'tunnel 2', 'target-tls', 'status'],
    ],
    [
      'both in TLS',
      'https',
      { tls, login: first },
      'https',
      { tls, login: second },
      ['resolve 1', 'connect 1', 'proxy-tls 1', 'tunnel 1', 'proxy-tls 2', 'tunnel 2', 'target-tls', 'status'],
    ],
  ])('lead to the platform: %s', async (_, schemeA, optionsA, schemeB, optionsB, expected) => {
    const b = await during(proxy({ upstream, ...optionsB }));
    const a = await during(proxy(optionsA));
    const through = `${urlOf(a, { scheme: schemeA, login: 'first-user:first-word' })}>${urlOf(b, { scheme: schemeB, login: 'second-user:second-word' })}`;
    const { observation } = await walk({ through, bundle });
    expect(legs(observation)).toEqual(expected);
    expect(observation.via.map(({ authority: { port } }) => port)).toEqual([a.port, b.port]);
    expect(observation.proxy).toBe(observation.via[0]);
    await a.idle();
    await b.idle();
  });

  it('get each its own login alone, and the target none', async () => {
    const headsA: string[] = [];
    const headsB: string[] = [];
    const b = await during(proxy({ intercept: authority, login: second, onHead: (head) => headsB.push(head) }));
    const a = await during(proxy({ login: first, onHead: (head) => headsA.push(head) }));
    const through = `${urlOf(a, { login: 'first-user:first-word' })}>${urlOf(b, { login: 'second-user:second-word' })}`;
    const { observation } = await walk({ through, bundle });
    expect(failedLeg(observation)).toBeUndefined();
    expect(headsA).toEqual([expect.stringMatching(`^CONNECT 127.0.0.1:${b.port} `)]);
    expect(headsB).toEqual([expect.stringMatching(/^CONNECT platform\.example:443 /)]);
    expect(headsA[0]).toContain(Buffer.from('first-user:first-word').toString('base64'));
    expect(headsA[0]).not.toContain(Buffer.from('second-user:second-word').toString('base64'));
    expect(headsB[0]).not.toContain(Buffer.from('first-user:first-word').toString('base64'));
  });

  it('do not show the second login to the first proxy where the second speaks TLS', async () => {
    const b = await during(proxy({ upstream, tls, login: second }));
    const wire = await during(relay(await during(proxy())));
    const through = `${urlOf(wire)}>${urlOf(b, { scheme: 'https', login: 'second-user:second-word' })}`;
    expect(failedLeg((await walk({ through, bundle })).observation)).toBeUndefined();
    expect(wire.sent()).not.toMatch(/Proxy-Authorization/i);
  });

  it('answer Digest each for itself', async () => {
    const b = await during(digestProxy({ upstream, login: second, closes: true }));
    const a = await during(digestProxy({ upstream: b, login: first, closes: true }));
    const through = `${urlOf(a, { login: 'first-user:first-word' })}>${urlOf(b, { login: 'second-user:second-word' })}`;
    const { observation } = await walk({ through, bundle, context: { logins: ['digest'] } });
    expect(legs(observation)).toEqual(plain);
    await a.idle();
    await b.idle();
  });

  it.each<[string, () => Promise<string>, readonly string[], object]>([
    [
      'the first denies',
      async () => `${urlOf(await during(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' })))}>http://127.0.0.1:1`,
      ['resolve 1', 'connect 1', 'tunnel 1!'],
      { answer: { status: 403 } },
    ],
    [
      'the first does not reach the second',
      async () => `${urlOf(await during(proxy()))}>http://127.0.0.1:${await closedPort()}`,
      ['resolve 1', 'connect 1', 'tunnel 1!'],
      { answer: { status: 502 } },
    ],
    [
      'the second wants a login',
      async () => `${urlOf(await during(proxy()))}>${urlOf(await during(proxy({ login: second })))}`,
      ['resolve 1', 'connect 1', 'tunnel 1', 'tunnel 2!'],
      { answer: { status: 407 } },
    ],
    [
      'the second expects TLS where http:// is written',
      async () => `${urlOf(await during(proxy()))}>${urlOf(await during(proxy({ tls })))}`,
      ['resolve 1', 'connect 1', 'tunnel 1', 'tunnel 2!'],
      { speaksTls: true },
    ],
    [
      'the first expects TLS where http:// is written',
      async () => `${urlOf(await during(proxy({ tls })))}>http://127.0.0.1:1`,
      ['resolve 1', 'connect 1', 'tunnel 1!'],
      { speaksTls: true },
    ],
    [
      'the second is not trusted',
      async () =>
        `${urlOf(await during(proxy()))}>${urlOf(await during(proxy({ tls: await leaf(await root({ name: 'Other' })) })), { scheme: 'https' })}`,
      ['resolve 1', 'connect 1', 'tunnel 1', 'proxy-tls 2!'],
      { peer: { verifyError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' } },
    ],
    [
      'the second is silent',
      async () => `${urlOf(await during(proxy()))}>${urlOf(await during(proxy({ silent: true })))}`,
      ['resolve 1', 'connect 1', 'tunnel 1', 'tunnel 2!'],
      { fault: { kind: 'timeout' } },
    ],
  ])('tell at which leg it ends: %s', async (_, serve, expected, leg) => {
    const { observation } = await walk({ through: await serve(), bundle, timeoutMs: 300 });
    expect(legs(observation)).toEqual(expected);
    expect(failedLeg(observation)).toMatchObject(leg);
  });

  it('do not tell a login of the second that the first sends back', async () => {
    const gate = await during(
      hostile({
        onOctets: (client) => {
          client.write('HTTP/1.1 200 OK\r\n\r\n');
          client.once('data', (octets) => client.end(`HTTP/1.1 403 No\r\nX-Seen: second-word\r\n\r\n${octets.toString()} first-word`));
        },
      }),
    );
    const through = `${urlOf(gate, { login: 'first-user:first-word' })}>http://second-user:second-word@gate-b.example:3128`;
    const { observation } = await walk({ through });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', hop: 2, excerpt: expect.stringContaining('***') });
    const told = inspect(observation, { depth: null, showHidden: true });
    for (const secret of ['first-word', 'second-word', Buffer.from('second-user:second-word').toString('base64')]) {
      expect(told).not.toContain(secret);
    }
  });
});

describe('a way', () => {
  const context = { target, trust: trustIn([]), timeoutMs: 200, clock: () => 0 };

  it('through more than two proxies is refused', async () => {
    const gate = proxyOf('http://127.0.0.1:1');
    await expect(observe([gate, gate, gate], context)).rejects.toMatchObject({ code: 'proxy-chain-too-long' });
  });

  it.each(['status', '', '/a b', '/a\r\nHost: b', '/\u00e4'])('to a path that is none is refused: %j', async (statusPath) => {
    await expect(observe(undefined, { ...context, statusPath })).rejects.toMatchObject({ code: 'status-path-malformed' });
  });

  it('through no proxy is the direct one', async () => {
    const { proxy: none, via } = await observe([], { ...context, target: { host: '127.0.0.1', port: await closedPort() } });
    expect({ none, via }).toEqual({ none: undefined, via: [] });
  });
});

it('another path than /status can be asked for', async () => {
  const gate = await during(proxy({ upstream }));
  const { observation } = await walk({ through: urlOf(gate), bundle, context: { statusPath: '/other?x=1' } });
  expect(failedLeg(observation)).toMatchObject({ leg: 'status', answer: { status: 404 } });
});
