import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { type DigestProxyOptions, digestProxy } from '../../../fixtures/lab/digest-proxy.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { relay } from '../../../fixtures/lab/relay.ts';
import type { Challenge } from '../../../src/proxy/answer/challenges.ts';
import { answerableDigest, digestAuthorization } from '../../../src/proxy/handshake/digest-login.ts';
import { failedLeg, legOf, type TunnelLeg } from '../../../src/proxy/handshake/observation.ts';
import { offeredSchemes } from '../../../src/proxy/handshake/tunnel.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

function digest(parameters: Readonly<Record<string, string>>): Challenge {
  return { scheme: 'Digest', parameters: new Map(Object.entries({ realm: 'r', nonce: 'n', ...parameters })) };
}

describe('the answer to a challenge', () => {
  const newer = {
    realm: 'http-auth@example.org',
    nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
    opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS',
    qop: 'auth, auth-int',
  };
  const older = { realm: 'testrealm@host.com', nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093' };
  const life = { method: 'GET', uri: '/dir/index.html', user: 'Mufasa', password: 'Circle of Life' };
  const newerRequest = { ...life, cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' };
  const olderRequest = { ...life, password: 'Circle Of Life', cnonce: '0a4f113b' };

  it.each([
    ['RFC 7616 §3.9.1, MD5', { ...newer, algorithm: 'MD5' }, newerRequest, '8ca523f5e9506fed4657c9700eebdbec'],
    [
      'RFC 7616 §3.9.1, SHA-256',
      { ...newer, algorithm: 'SHA-256' },
      newerRequest,
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    ],
    ['RFC 2617 §3.5', { ...older, qop: 'auth' }, olderRequest, '6629fae49393a05397450978507c4ef1'],
    ['RFC 2617 §3.5 without qop', older, olderRequest, '670fd8c2df070c60b045671b8b24ff02'],
  ])('is that of %s', (_, parameters, request, response) => {
    expect(digestAuthorization(digest(parameters), request)).toContain(`response="${response}"`);
  });

  it('is made for the strongest algorithm that is known', () => {
    const offered = ['MD5', 'SHA-512-256', 'sha-256', 'MD5-sess', 'constructor'].map((algorithm) => digest({ algorithm }));
    expect(answerableDigest(offered)?.parameters.get('algorithm')).toBe('sha-256');
  });

  it.each([
    ['an unknown algorithm', { algorithm: 'SHA-512-256' }],
    ['a name that every object has', { algorithm: 'constructor' }],
    ['nothing but auth-int', { qop: 'auth-int' }],
  ])('is not made for %s', (_, parameters) => {
    expect(answerableDigest([digest(parameters)])).toBeUndefined();
  });

  it('is not made where a control character would enter the header', () => {
    const request = { method: 'CONNECT', uri: 'a:1', user: 'u\r\nX: y', password: 'p', cnonce: 'c' };
    expect(digestAuthorization(digest({}), request)).toBeUndefined();
    expect(digestAuthorization(digest({ nonce: 'a\u0000' }), { ...request, user: 'u' })).toBeUndefined();
  });

  it('quotes a user name with a quotation mark, and has the octets of its UTF-8', () => {
    const request = { method: 'CONNECT', uri: 'a:1', user: 'J\u00fcr"gen', password: 'p', cnonce: 'c' };
    expect(digestAuthorization(digest({}), request)).toContain('username="J\u00c3\u00bcr\\"gen"');
  });
});

const authority = await root();
const bundle = authority.pem;
const upstream = await platform(await leaf(authority));
afterAll(upstream.close);
const login = { user: 'agent', password: 'Geheimnis;42\u00fc' };
const written = `agent:${encodeURIComponent(login.password)}`;

async function walkWith(options: Partial<DigestProxyOptions>, logins?: readonly ('basic' | 'digest')[]) {
  const heads: string[] = [];
  const gate = await during(digestProxy({ upstream, login, onHead: (head) => heads.push(head), ...options }));
  const wire = await during(relay(gate));
  const { observation } = await walk({ through: urlOf(wire, { login: written }), bundle, context: logins ? { logins } : {} });
  const connections = wire.accepted();
  await gate.idle();
  return { observation, tunnel: legOf(observation, 'tunnel'), heads, connections, sent: wire.sent() };
}

describe('a proxy that wants Digest', () => {
  it('is refused with Basic alone, as the agent is, and says what it wants', async () => {
    const { tunnel, heads } = await walkWith({});
    expect(tunnel).toMatchObject({ ok: false, login: 'basic', answer: { status: 407 } });
    expect(tunnel?.answer && offeredSchemes(tunnel.answer)).toEqual(['Digest']);
    expect(heads).toHaveLength(1);
  });

  it.each(['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'])('is answered with %s, on the same connection', async (algorithm) => {
    const { observation, tunnel, connections } = await walkWith({ algorithms: [algorithm] }, ['basic', 'digest']);
    expect(failedLeg(observation)).toBeUndefined();
    expect(tunnel).toMatchObject({ ok: true, login: 'digest', challenge: { status: 407 } });
    expect(connections).toBe(1);
  });

  it.each<[string, Partial<DigestProxyOptions>, number]>([
    ['which closes the connection, on a new one', { closes: true }, 2],
    ['which names no quality of protection', { qop: '' }, 1],
    ['whose realm is not ASCII', { realm: 'Zug\u00e4nge' }, 1],
    ['which offers several algorithms', { algorithms: ['MD5', 'SHA-256', 'SHA-512-256'] }, 1],
  ])('%s is answered too', async (_, options, connections) => {
    const seen = await walkWith(options, ['basic', 'digest']);
    expect(failedLeg(seen.observation)).toBeUndefined();
    expect(seen.connections).toBe(connections);
  });

  it('never sees user or password in clear text where Digest alone may be shown', async () => {
    const { observation, tunnel, sent } = await walkWith({}, ['digest']);
    expect(failedLeg(observation)).toBeUndefined();
    expect(tunnel?.login).toBe('digest');
    expect(sent).not.toContain('Basic');
    expect(sent).not.toContain('Geheimnis');
  });

  it.each([
    ['once more where it calls the nonce stale', login, ['nonce-1', 'nonce-2'], true],
    ['no third time', { ...login, password: 'other' }, ['nonce-1', 'nonce-2'], false],
  ])('is answered %s', async (_, expected, nonces, ok) => {
    const { tunnel, heads } = await walkWith({ isStale: true, login: expected }, ['digest']);
    expect(tunnel?.ok).toBe(ok);
    expect(heads.flatMap((head) => /nonce="(nonce-\d)"/.exec(head)?.[1] ?? [])).toEqual(nonces);
  });

  it('is answered once where the login is wrong', async () => {
    const { tunnel, heads } = await walkWith({ login: { ...login, password: 'other' } }, ['basic', 'digest']);
    expect(tunnel).toMatchObject({ ok: false, login: 'digest', answer: { status: 407 }, challenge: { status: 407 } });
    expect(tunnel?.excerpt).toContain('<title>Login');
    expect(heads).toHaveLength(2);
  });
});

it('a proxy that breaks off in place of a second answer is asked anew, once', async () => {
  const challenge = 'HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm="r", nonce="n"\r\nContent-Length: 0\r\n\r\n';
  const gate = await during(
    hostile({
      onOctets: (client) => {
        client.write(challenge);
        client.once('data', () => client.resetAndDestroy());
      },
    }),
  );
  const { observation } = await walk({ through: urlOf(gate, { login: 'u:w' }), context: { logins: ['digest'] } });
  expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', login: 'digest' });
  expect(gate.accepted()).toBe(2);
  await gate.idle();
});

it('what was hashed from the password does not enter the observation where a proxy sends it back', async () => {
  const responses: string[] = [];
  const gate = await during(
    hostile({
      onOctets: (client) => {
        client.write('HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm="r", nonce="n"\r\nContent-Length: 0\r\n\r\n');
        client.once('data', (octets) => {
          const [, response = ''] = /response="([0-9a-f]+)"/.exec(octets.toString()) ?? [];
          responses.push(response);
          client.end(`HTTP/1.1 403 ${response}\r\nX-You: ${response}\r\n\r\nYou sent ${response}`);
        });
      },
    }),
  );
  const { observation } = await walk({ through: urlOf(gate, { login: 'user7:w%3B42' }), context: { logins: ['digest'] } });
  const tunnel: TunnelLeg | undefined = legOf(observation, 'tunnel');
  expect(tunnel).toMatchObject({ answer: { status: 403, reason: '***' }, excerpt: 'You sent ***' });
  expect(responses).toHaveLength(1);
  expect(inspect(observation, { depth: null, showHidden: true })).not.toContain(responses[0]);
});

it('nor does what was hashed for the nonce that the proxy then called stale', async () => {
  const responses: string[] = [];
  const gate = await during(
    hostile({
      onConnection: (client) => {
        client.on('data', (octets) => {
          const [, response] = /response="([0-9a-f]+)"/.exec(octets.toString()) ?? [];
          if (response !== undefined) responses.push(response);
          if (responses.length === 2) return void client.end(`HTTP/1.1 403 ${responses[0]}\r\n\r\nYou sent ${responses[0]}`);
          const nonce = `nonce="n${responses.length}"${responses.length > 0 ? ', stale=true' : ''}`;
          client.write(`HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm="r", ${nonce}\r\nContent-Length: 0\r\n\r\n`);
        });
      },
    }),
  );
  const { observation } = await walk({ through: urlOf(gate, { login: 'user7:w%3B42' }), context: { logins: ['digest'] } });
  expect(responses).toHaveLength(2);
  expect(legOf(observation, 'tunnel')).toMatchObject({ answer: { status: 403, reason: '***' }, excerpt: 'You sent ***' });
});
