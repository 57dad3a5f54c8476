import { afterAll, describe, expect, it } from 'vitest';
import { intermediate, leaf, pemOf, root } from '../../fixtures/lab/authority.ts';
import { hostile } from '../../fixtures/lab/hostile.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { closedPort, proxy } from '../../fixtures/lab/proxy.ts';
import { fingerprint, fingerprintText } from '../../src/certificate/fingerprint.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../src/diagnosis/evidence.ts';
import { during, urlOf, walk } from '../lab/way.ts';

const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const anchor = await root({ name: 'Gate CA' });
const expiredTwin = await root({ name: 'Gate CA', keys: anchor.keys, ...past });
const stranger = await root({ name: 'Stranger' });
const issuer = await intermediate(anchor);
const upstream = await platform(await leaf(issuer), { chain: [issuer] });
const elsewhere = await platform(await leaf(anchor, { hosts: ['other.example'] }));
const strange = await platform(await leaf(anchor), { status: 503 });
const listener = await leaf(anchor, { name: 'gate', hosts: ['127.0.0.1'] });
const bundle = anchor.pem;
const login = { user: 'u', password: 'w' };
afterAll(() => Promise.all([upstream, elsewhere, strange].map(({ close }) => close())));

type Case = readonly [title: string, cause: string, alsoSeen: readonly string[], evidence: () => Promise<Evidence>];

/** The evidence of a way through a proxy of the lab. */
async function through(gate: ReturnType<typeof proxy>, { scheme = 'http', text = bundle } = {}): Promise<Evidence> {
  return walk({ through: urlOf(await during(gate), { scheme }), bundle: text, timeoutMs: 200 });
}

const failing: readonly Case[] = [
  ['a name without address', 'name-not-resolved', ['connection-failed'], () => walk({ through: 'http://nonexistent.invalid:1' })],
  ['a closed port', 'connection-refused', ['connection-failed'], async () => walk({ through: `http://127.0.0.1:${await closedPort()}` })],
  ['a silent proxy', 'timed-out', ['connection-failed'], () => through(proxy({ silent: true }))],
  ['a missing login', 'login-required', [], () => through(proxy({ upstream, login }))],
  ['a denied tunnel', 'connect-denied', [], () => through(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' }))],
  [
    'a denied tunnel under a wrong scheme',
    'connect-denied',
    ['proxy-speaks-http'],
    () => through(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' }), { scheme: 'https' }),
  ],
  ['http:// for a TLS port', 'proxy-speaks-tls', ['connection-failed'], () => through(proxy({ upstream, tls: listener }))],
  [
    'a bundle that does not load',
    'bundle-not-loaded',
    ['chain-untrusted'],
    () => through(proxy({ upstream }), { text: bundle + pemOf('CERTIFICATE', new Uint8Array(3)) }),
  ],
  ['a missing CA', 'issuer-not-in-bundle', ['chain-untrusted'], () => through(proxy({ upstream }), { text: stranger.pem })],
  ['a missing CA of an interceptor', 'issuer-not-in-bundle', ['chain-untrusted'], () => through(proxy({ intercept: stranger }))],
  [
    'an expired CA with the right key',
    'ca-expired',
    ['chain-untrusted'],
    () => through(proxy({ intercept: anchor }), { text: expiredTwin.pem }),
  ],
  ['a wrong host', 'host-name-mismatch', ['chain-untrusted'], () => through(proxy({ upstream: elsewhere }))],
  ['a proxy that hangs up', 'proxy-closes-connect', ['connection-failed'], () => through(hostile({ onOctets: (client) => client.end() }))],
  ['another status', 'status-not-ok', [], () => through(proxy({ upstream: strange }))],
  ['a partial chain', 'works-only-by-partial-chain', [], () => through(proxy({ upstream }), { text: issuer.pem })],
  ['https:// for a plain proxy', 'proxy-speaks-http', [], () => through(proxy({ upstream }), { scheme: 'https' })],
];

describe('diagnose', () => {
  it.each(failing)('of %s tells %s first', async (_, cause, alsoSeen, evidence) => {
    const diagnosis = diagnose(await evidence());
    expect(diagnosis?.cause.id).toBe(cause);
    expect(diagnosis?.alsoSeen.map(({ id }) => id)).toEqual(alsoSeen);
    expect(diagnosis?.detail).toMatch(/^[^\n]+$/);
  });

  it('names the missing CA with its fingerprint, to be compared', async () => {
    const gate = proxy({ intercept: stranger, interceptChain: [stranger] });
    const detail = diagnose(await through(gate))?.detail;
    expect(detail).toBe(
      `in the chain for the target: "Stranger" is not in the bundle (SHA-256 ${fingerprintText(fingerprint(stranger.der))})`,
    );
  });

  it.each<[string, () => Promise<Evidence>]>([
    ['a tunnel', () => through(proxy({ upstream }))],
    ['a TLS proxy', () => through(proxy({ upstream, tls: listener }), { scheme: 'https' })],
    ['an interceptor', () => through(proxy({ intercept: anchor }))],
    ['an expired twin beside the renewal', () => through(proxy({ upstream }), { text: expiredTwin.pem + bundle })],
  ])('finds nothing where all is well: %s', async (_, evidence) => {
    expect(diagnose(await evidence())).toBeUndefined();
  });
});
