import { createServer, type TlsOptions } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { type Listening, listen } from '../../../fixtures/lab/listening.ts';
import { type PlatformOptions, platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { failedLeg, legOf, type TlsLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const own = await leaf(authority);
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
const rsa = await root({ key: 'rsa' });
const rsaLeaf = await leaf(rsa, { key: 'rsa' });
const bundle = authority.pem + rsa.pem;
const upstream = await platform(own);
afterAll(upstream.close);

const { pem: cert, keyPem: key } = rsaLeaf;

/** The leg of TLS with a platform of this kind. */
async function shown(options: PlatformOptions): Promise<TlsLeg | undefined> {
  const gate = await during(proxy({ upstream: await during(platform(own, options)) }));
  const { observation } = await walk({ through: urlOf(gate), bundle });
  await gate.idle();
  return legOf(observation, 'target-tls');
}

describe('a handshake tells', () => {
  it.each<[string, string | undefined, PlatformOptions]>([
    ['X25519', 'X25519', { tls: { ecdhCurve: 'X25519' } }],
    ['another curve', 'prime256v1', { maxVersion: 'TLSv1.2', tls: { ecdhCurve: 'prime256v1' } }],
    ['a finite field', 'DH 2048', { maxVersion: 'TLSv1.2', tls: { key, cert, ciphers: 'DHE-RSA-AES128-GCM-SHA256', dhparam: 'auto' } }],
    ['nothing where there is none', undefined, { maxVersion: 'TLSv1.2', tls: { key, cert, ciphers: 'AES128-GCM-SHA256' } }],
  ])('the key exchange: %s', async (_, keyExchange, options) => {
    const leg = await shown(options);
    expect(leg?.ok).toBe(true);
    expect(leg?.peer?.keyExchange).toBe(keyExchange);
  });

  it('the protocol inside, where both agree on one', async () => {
    expect((await shown({}))?.peer?.alpn).toBe('http/1.1');
    const silent = await during(listen(createServer({ key: own.keyPem, cert: own.pem }, (socket) => socket.on('error', () => undefined))));
    const gate = await during(proxy({ upstream: silent }));
    const { observation } = await walk({ through: urlOf(gate), bundle, timeoutMs: 200 });
    expect(legOf(observation, 'target-tls')).toMatchObject({ ok: true, peer: { alpn: undefined } });
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('the OCSP response that is stapled in %s', async (maxVersion) => {
    const staple = Buffer.from('3003 0a0103'.replace(' ', ''), 'hex');
    const peer = (await shown({ staple, maxVersion }))?.peer;
    expect(Buffer.from(peer?.ocspStaple ?? []).toString('hex')).toBe('30030a0103');
    expect((await shown({ maxVersion }))?.peer?.ocspStaple).toBeUndefined();
  });
});

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a certificate of the client in %s', (maxVersion) => {
  it('that nobody asks for is told so', async () => {
    expect(await shown({ maxVersion })).toMatchObject({ ok: true, peer: { wantsClientCertificate: false } });
  });

  it('that the peer can do without is told', async () => {
    const leg = await shown({ maxVersion, tls: { requestCert: true, rejectUnauthorized: false } });
    expect(leg).toMatchObject({ ok: true, peer: { wantsClientCertificate: true } });
  });

  it('that a proxy insists on is told, with its alert', async () => {
    const server = createServer({
      key: listener.keyPem,
      cert: listener.pem,
      maxVersion,
      requestCert: true,
      rejectUnauthorized: true,
    });
    server.on('tlsClientError', () => undefined);
    const gate = await during(listen(server));
    const { observation } = await walk({ through: urlOf(gate, { scheme: 'https' }), bundle });
    const leg = legOf(observation, 'proxy-tls');
    if (maxVersion === 'TLSv1.3') expect(leg).toMatchObject({ ok: true, peer: { wantsClientCertificate: true } });
    else expect(leg).toMatchObject({ ok: false, wantedClientCertificate: true });
    expect(failedLeg(observation)).toMatchObject({
      fault: { kind: 'error', code: expect.stringMatching(/ALERT_(?:CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE)$/) },
    });
    await gate.idle();
  });
});

describe('a peer that hangs up right behind the handshake', () => {
  const hangingUp = (tls: TlsOptions): Promise<Listening> => {
    const server = createServer({ key: own.keyPem, cert: own.pem, ...tls }, (socket) => socket.on('error', () => undefined).end());
    server.on('tlsClientError', () => undefined);
    return during(listen(server));
  };

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('has shown all that there is to see: %s', async (version) => {
    const gate = await during(proxy({ upstream: await hangingUp({ minVersion: version, maxVersion: version }) }));
    for (const through of [urlOf(gate), urlOf(gate), urlOf(gate)]) {
      const { observation } = await walk({ through, bundle });
      expect(legOf(observation, 'target-tls')).toMatchObject({ ok: true, peer: { protocol: version, chain: [Buffer.from(own.der)] } });
      expect(failedLeg(observation)?.leg).toBe('status');
    }
    await gate.idle();
  });

  it('of TLS 1.1 is named as every other one', async () => {
    const gate = await during(
      proxy({ upstream: await hangingUp({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }) }),
    );
    const all = await Promise.all(Array.from({ length: 10 }, () => walk({ through: urlOf(gate), bundle })));
    for (const { observation } of all) expect(failedLeg(observation)).toMatchObject({ leg: 'target-tls', oldProtocol: 'TLSv1.1' });
    await gate.idle();
  });
});

describe('TLS below 1.2', () => {
  const old = (version: 'TLSv1' | 'TLSv1.1') => ({ minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }) as const;

  it.each(['TLSv1', 'TLSv1.1'] as const)('is named where the target speaks it, and nothing is asked over it: %s', async (version) => {
    const requests: string[] = [];
    const server = createServer({ key: own.keyPem, cert: own.pem, ...old(version) }, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (octets) => requests.push(octets.toString()));
    });
    server.on('tlsClientError', () => undefined);
    const target = await during(listen(server));
    const heads: string[] = [];
    const gate = await during(proxy({ upstream: target, onHead: (head) => heads.push(head) }));
    const { observation } = await walk({ through: urlOf(gate), bundle });
    expect(failedLeg(observation)).toMatchObject({ leg: 'target-tls', ok: false, fault: { kind: 'error' }, oldProtocol: version });
    expect(observation.legs.map(({ leg }) => leg)).toEqual(['resolve', 'connect', 'tunnel', 'target-tls']);
    expect(heads).toHaveLength(2);
    await target.idle();
    await gate.idle();
    expect(requests).toEqual([]);
  });

  it('is named where the proxy speaks it', async () => {
    const server = createServer({ key: listener.keyPem, cert: listener.pem, ...old('TLSv1.1') });
    server.on('tlsClientError', () => undefined);
    const gate = await during(listen(server));
    const { observation } = await walk({ through: urlOf(gate, { scheme: 'https', login: 'u:w' }), bundle });
    expect(failedLeg(observation)).toMatchObject({ leg: 'proxy-tls', oldProtocol: 'TLSv1.1' });
    await gate.idle();
  });

  it('is not looked for where the handshake fails for another reason', async () => {
    const gate = await during(
      proxy({ upstream: await during(platform(own, { maxVersion: 'TLSv1.2', tls: { key, cert, ciphers: 'NULL-SHA256:@SECLEVEL=0' } })) }),
    );
    const { observation } = await walk({ through: urlOf(gate), bundle });
    expect(failedLeg(observation)).toMatchObject({ leg: 'target-tls', fault: { code: expect.stringMatching(/HANDSHAKE_FAILURE$/) } });
    expect(failedLeg(observation)).not.toHaveProperty('oldProtocol');
    expect(gate.accepted()).toBe(1);
  });
});
