import { describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { fingerprint } from '../../../src/certificate/fingerprint.ts';
import { legOf, type Observation, type TlsLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const anchor = await root();
const upper = await intermediate(anchor, { name: 'Upper CA', pathLength: 1 });
const lower = await intermediate(upper, { name: 'Lower CA' });
const own = await leaf(lower);
const stranger = await root({ name: 'Stranger' });
const unrelated = await root({ name: 'Unrelated' });

const names = new Map([anchor, upper, lower, own, stranger].map(({ der, name }) => [fingerprint(der), name]));

function tls(observation: Observation, leg: TlsLeg['leg'] = 'target-tls'): TlsLeg | undefined {
  return legOf(observation, leg);
}

/** The chain as it was recorded, by names. */
function recorded(observation: Observation, leg?: TlsLeg['leg']): readonly (string | undefined)[] {
  return tls(observation, leg)?.peer?.chain.map((der) => names.get(fingerprint(der))) ?? [];
}

const sent: readonly (readonly [string, readonly Issued[]])[] = [
  ['in order', [lower, upper]],
  ['with its root', [lower, upper, anchor]],
  ['out of order', [anchor, upper, lower]],
  ['with a stranger in between', [stranger, lower, upper]],
  ['with a stranger at the end', [lower, upper, stranger]],
  ['with duplicates', [lower, lower, upper, upper, lower]],
  ['with the leaf twice', [own, lower, upper]],
];

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a chain in %s is recorded as sent', (maxVersion) => {
  it.each(sent)('and trusted %s', async (_, chain) => {
    const gate = await during(proxy({ upstream: await during(platform(own, { chain, maxVersion })) }));
    const { observation } = await walk({ through: urlOf(gate), bundle: anchor.pem });
    expect(recorded(observation)).toEqual([own, ...chain].map(({ name }) => name));
    expect(tls(observation)).toMatchObject({ ok: true, peer: { protocol: maxVersion } });
  });

  it.each(sent)('and refused %s', async (_, chain) => {
    const gate = await during(proxy({ upstream: await during(platform(own, { chain, maxVersion })) }));
    const { observation } = await walk({ through: urlOf(gate), bundle: unrelated.pem });
    expect(recorded(observation)).toEqual([own, ...chain].map(({ name }) => name));
    expect(tls(observation)?.ok).toBe(false);
    expect(legOf(observation, 'status')).toBeUndefined();
  });
});

describe('a chain', () => {
  it('of a leaf alone is recorded as one certificate', async () => {
    const gate = await during(proxy({ upstream: await during(platform(own)) }));
    const { observation } = await walk({ through: urlOf(gate), bundle: anchor.pem });
    expect(recorded(observation)).toEqual([own.name]);
    expect(tls(observation)?.peer?.verifyError).toBe('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
  });

  it('of an interceptor is the one that it shows, not the target’s', async () => {
    const gate = await during(proxy({ upstream: await during(platform(own)), intercept: upper, interceptChain: [upper] }));
    const { observation } = await walk({ through: urlOf(gate), bundle: anchor.pem });
    expect(recorded(observation)).toEqual([undefined, upper.name]);
    expect(tls(observation)?.ok).toBe(true);
  });

  it('of a TLS proxy is recorded where it is refused', async () => {
    const gate = await during(proxy({ tls: own }));
    const { observation } = await walk({ through: urlOf(gate, { scheme: 'https' }), bundle: stranger.pem });
    expect(recorded(observation, 'proxy-tls')).toEqual([own.name]);
    expect(observation.legs.map(({ leg }) => leg)).toEqual(['resolve', 'connect', 'proxy-tls']);
  });
});
