import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { conditionOf } from '../../../src/proxy/failover/condition.ts';
import type { Condition } from '../../../src/proxy/failover/situation.ts';
import type { Leg, TlsPeer } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, type WayOptions, walk } from '../../lab/way.ts';

const peer: TlsPeer = { chain: [], verifyError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', protocol: 'TLSv1.3', cipher: 'X' };
const reset = { kind: 'error', code: 'ECONNRESET' } as const;

function met(...legs: readonly Leg[]): string {
  return conditionOf({ proxy: undefined, via: [], target: { host: 'x.example', port: 443 }, legs }, false);
}

describe('the condition of a proxy that was walked through', () => {
  it.each<[string, readonly Leg[], string]>([
    ['has no address', [{ leg: 'resolve', ms: 1, ok: false, addresses: [] }], 'dead'],
    ['refuses the connection', [{ leg: 'connect', ms: 1, ok: false, fault: reset }], 'dead'],
    ['refuses the tunnel', [{ leg: 'tunnel', ms: 1, ok: false, speaksTls: false }], 'dead'],
    ['breaks its own handshake off', [{ leg: 'proxy-tls', ms: 1, ok: false, fault: reset }], 'dead'],
    ['breaks the handshake with the target off', [{ leg: 'target-tls', ms: 1, ok: false, fault: reset }], 'dead'],
    ['is not trusted itself', [{ leg: 'proxy-tls', ms: 1, ok: false, peer }], 'untrusted'],
    ['shows an untrusted chain', [{ leg: 'target-tls', ms: 1, ok: false, peer }], 'untrusted'],
    ['gives no answer in the end', [{ leg: 'status', ms: 1, ok: false, fault: reset }], 'dead'],
  ])('tells of one that %s', (_, legs, expected) => {
    expect(met({ leg: 'connect', ms: 1, ok: true }, ...legs)).toBe(expected);
  });

  it('is that of one that works where the diagnosis lets the agent through', () => {
    expect(conditionOf({ proxy: undefined, via: [], target: { host: 'x.example', port: 443 }, legs: [] }, true)).toBe('works');
  });
});

describe('the condition of a proxy of the lab', async () => {
  const authority = await root();
  const upstream = await platform(await leaf(authority, { name: 'platform.example' }));
  const listener = await leaf(await root({ name: 'Gate Root' }), { name: 'gate', hosts: ['127.0.0.1'] });
  const bundle = authority.pem;
  afterAll(upstream.close);

  async function seen(way: WayOptions): Promise<Condition> {
    const evidence = await walk({ bundle, ...way });
    return conditionOf(evidence.observation, diagnose(evidence)?.cause.severity !== 'critical');
  }

  it('is that of one that works where it tunnels to a trusted platform', async () => {
    expect(await seen({ through: urlOf(await during(proxy({ upstream }))) })).toBe('works');
  });

  it('is that of one that works, with a warning, where it speaks plain HTTP under https://', async () => {
    expect(await seen({ through: urlOf(await during(proxy({ upstream })), { scheme: 'https' }) })).toBe('works');
  });

  it('is untrusted where the bundle has not its CA, or does not load', async () => {
    const gate = await during(proxy({ intercept: await root({ name: 'Interceptor' }) }));
    expect(await seen({ through: urlOf(gate) })).toBe('untrusted');
    const good = urlOf(await during(proxy({ upstream })));
    expect(await seen({ through: good, bundle: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' })).toBe('untrusted');
  });

  it('is untrusted where its own TLS is', async () => {
    expect(await seen({ through: urlOf(await during(proxy({ upstream, tls: listener })), { scheme: 'https' }) })).toBe('untrusted');
  });

  it('is untrusted where the certificate is for another host', async () => {
    const gate = urlOf(await during(proxy({ upstream })));
    expect(await seen({ through: gate, to: { host: 'other.example', port: 443 } })).toBe('untrusted');
  });

  it('is dead where nothing listens, and where a login is wanted', async () => {
    expect(await seen({ through: `http://127.0.0.1:${await closedPort()}` })).toBe('dead');
    expect(await seen({ through: urlOf(await during(proxy({ upstream, login: { user: 'a', password: 'b' } }))) })).toBe('dead');
  });
});
