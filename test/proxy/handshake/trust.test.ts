import { afterAll, describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { failedLeg, legOf, type TlsLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, target, urlOf, walk } from '../../lab/way.ts';

const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const future = { notBefore: new Date('2035-01-01T00:00:00Z') };

const anchor = await root();
const issuer = await intermediate(anchor);
const own = await leaf(issuer);
const upstream = await platform(own, { chain: [issuer] });
afterAll(upstream.close);

const expiredTwin = await root({ keys: anchor.keys, ...past });
const expiredStranger = await root({ name: 'Stranger', ...past });
const impostor = await root();

/** The leg of TLS with the target, where exactly these anchors are trusted. */
async function shown(
  anchors: readonly Issued[],
  { upstream: to = upstream, host = target.host, port = target.port } = {},
): Promise<TlsLeg | undefined> {
  const gate = await during(proxy({ upstream: to }));
  const bundle = anchors.map(({ pem }) => pem).join('');
  const { observation } = await walk({ through: urlOf(gate), to: { host, port }, bundle });
  return legOf(observation, 'target-tls');
}

describe('a chain is trusted', () => {
  it.each<[string, readonly Issued[]]>([
    ['with its root', [anchor]],
    ['with only its intermediate, a partial chain', [issuer]],
    ['with only its leaf', [own]],
    ['with its root behind an expired twin of the same key', [expiredTwin, anchor]],
    ['with its root before an expired twin of the same key', [anchor, expiredTwin]],
    ['with its root beside another CA of the same name', [impostor, anchor]],
    ['with its root beside an expired stranger', [expiredStranger, anchor]],
    ['with its root twice', [anchor, anchor]],
  ])('%s', async (_, anchors) => {
    expect(await shown(anchors)).toMatchObject({ ok: true, peer: { verifyError: undefined } });
  });
});

describe('a chain is refused', () => {
  it.each<[string, readonly Issued[], string]>([
    ['without an anchor', [], 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['with the expired twin of its root alone', [expiredTwin], 'CERT_HAS_EXPIRED'],
    ['with another CA of the same name alone', [impostor], 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ])('%s', async (_, anchors, verifyError) => {
    expect(await shown(anchors)).toMatchObject({ ok: false, peer: { verifyError } });
  });

  it.each([
    ['an expired leaf', past, 'CERT_HAS_EXPIRED'],
    ['a leaf of the future', future, 'CERT_NOT_YET_VALID'],
    ['a leaf for another host', { hosts: ['other.example'] }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['a leaf for a wildcard one level up', { hosts: ['*.platform.example'] }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('with %s', async (_, deviations, verifyError) => {
    const other = await during(platform(await leaf(anchor, deviations)));
    expect(await shown([anchor], { upstream: other })).toMatchObject({ ok: false, peer: { verifyError } });
  });

  it('where an IP address is asked for and the certificate names hosts only', async () => {
    const { host, port } = upstream;
    expect(await shown([anchor], { host, port })).toMatchObject({ ok: false, peer: { verifyError: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
  });

  it('where a TLS proxy shows a certificate for another host', async () => {
    const gate = await during(proxy({ upstream, tls: await leaf(anchor, { name: 'gate.example' }) }));
    const { observation } = await walk({ through: urlOf(gate, { scheme: 'https' }), bundle: anchor.pem });
    expect(failedLeg(observation)).toMatchObject({ leg: 'proxy-tls', peer: { verifyError: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
  });
});

describe('TLS', () => {
  it('older than 1.2 is refused', async () => {
    const old = await during(platform(own, { chain: [issuer], maxVersion: 'TLSv1.1' }));
    expect(await shown([anchor], { upstream: old })).toMatchObject({
      ok: false,
      fault: { kind: 'error', code: expect.stringMatching(/PROTOCOL/) },
    });
  });

  it.each(['rsa', 'ec', 'ed25519'] as const)('is finished with a certificate of each kind of key: %s', async (key) => {
    const ca = await root({ key });
    const other = await during(platform(await leaf(ca, { key })));
    expect(await shown([ca], { upstream: other })).toMatchObject({ ok: true });
  });
});
