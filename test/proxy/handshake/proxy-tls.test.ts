import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { relay } from '../../../fixtures/lab/relay.ts';
import { failedLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
const upstream = await platform(await leaf(authority));
afterAll(upstream.close);
const login = { user: 'u', password: 'word' };

const inTls = ['resolve', 'connect', 'proxy-tls', 'tunnel', 'target-tls', 'status'];
const inPlain = ['resolve', 'connect', 'tunnel', 'target-tls', 'status'];

describe('TLS to the proxy', () => {
  it.each([
    ['always', 'http', listener, inTls],
    ['always', 'https', listener, inTls],
    ['never', 'http', undefined, inPlain],
    ['never', 'https', undefined, inPlain],
    ['auto', 'https', listener, inTls],
    ['auto', 'https', undefined, inPlain],
  ] as const)('is made as asked, in one connection where nothing is left to find out: %s, %s://', async (proxyTls, scheme, tls, legs) => {
    const gate = await during(proxy({ upstream, login, ...(tls ? { tls } : {}) }));
    const { observation } = await walk({ through: urlOf(gate, { scheme, login: 'u:word' }), bundle, context: { proxyTls } });
    expect(observation.legs.map(({ leg }) => leg)).toEqual(legs);
    expect(failedLeg(observation)).toBeUndefined();
    if (proxyTls !== 'auto') expect(gate.accepted()).toBe(1);
    await gate.idle();
  });

  it.each(['http', 'https'])('that has to be does not fall back to clear text (%s)', async (scheme) => {
    const wire = await during(relay(await during(proxy({ upstream, login }))));
    const { observation } = await walk({ through: urlOf(wire, { scheme, login: 'u:word' }), bundle, context: { proxyTls: 'always' } });
    expect(failedLeg(observation)).toMatchObject({ leg: 'proxy-tls', fault: { kind: 'error', code: 'ERR_SSL_WRONG_VERSION_NUMBER' } });
    expect(wire.sent()).not.toContain('CONNECT');
    expect(wire.accepted()).toBe(1);
  });

  it.each(['http', 'https'])('that must not be is not tried; what the answer is, is told (%s)', async (scheme) => {
    const gate = await during(proxy({ upstream, tls: listener }));
    const { observation } = await walk({ through: urlOf(gate, { scheme }), bundle, context: { proxyTls: 'never' } });
    expect(failedLeg(observation)?.leg).toBe('tunnel');
    expect(gate.accepted()).toBe(1);
    await gate.idle();
  });
});
