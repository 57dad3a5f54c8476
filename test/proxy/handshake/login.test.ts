import { afterAll, describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { relay } from '../../../fixtures/lab/relay.ts';
import { failedLeg, legOf } from '../../../src/proxy/handshake/observation.ts';
import { offeredSchemes } from '../../../src/proxy/handshake/tunnel.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const upstream = await platform(await leaf(authority));
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
afterAll(upstream.close);

const login = { user: 'agent', password: 'p;w@d%' };
const right = 'agent:p%3Bw%40d%25';
const base64 = Buffer.from(`${login.user}:${login.password}`).toString('base64');

describe('a proxy that wants a login', () => {
  it.each([
    ['plain', 'http', undefined],
    ['behind TLS', 'https', listener],
    ['plain, though written https://', 'https', undefined],
  ])('lets the right one through: %s', async (_, scheme, tls) => {
    const gate = await during(proxy({ upstream, login, ...(tls ? { tls } : {}) }));
    const { observation } = await walk({ through: urlOf(gate, { scheme, login: right }), bundle });
    expect(failedLeg(observation)).toBeUndefined();
    expect(observation.legs.map(({ leg }) => leg)).toContain('status');
  });

  it.each([
    ['a wrong one', 'agent:wrong'],
    ['a user without a password', 'agent'],
    ['none', undefined],
  ])('answers 407 to %s', async (_, written) => {
    const gate = await during(proxy({ upstream, login }));
    const { observation } = await walk({ through: urlOf(gate, written === undefined ? {} : { login: written }), bundle });
    const tunnel = legOf(observation, 'tunnel');
    expect(tunnel).toMatchObject({ ok: false, answer: { status: 407 } });
    expect(tunnel?.answer && offeredSchemes(tunnel.answer)).toEqual(['Basic']);
  });

  it('names each scheme that it offers', async () => {
    const answer = 'HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nproxy-authenticate: NTLM\r\nProxy-Authenticate: "odd"\r\n\r\n';
    const gate = await during(proxy({ answer }));
    const tunnel = legOf((await walk({ through: urlOf(gate) })).observation, 'tunnel');
    expect(tunnel?.answer && offeredSchemes(tunnel.answer)).toEqual(['Negotiate', 'NTLM', 'unnamed']);
  });
});

describe('the login', () => {
  it('is sent to a proxy that is written http://', async () => {
    const wire = await during(relay(await during(proxy({ upstream, login }))));
    await walk({ through: urlOf(wire, { login: right }), bundle });
    expect(wire.sent()).toContain(`\r\nProxy-Authorization: Basic ${base64}\r\n`);
  });

  it('never crosses the network in clear text where the proxy speaks TLS as written', async () => {
    const wire = await during(relay(await during(proxy({ upstream, login, tls: listener }))));
    const { observation } = await walk({ through: urlOf(wire, { scheme: 'https', login: right }), bundle });
    expect(failedLeg(observation)).toBeUndefined();
    expect(wire.sent()).not.toMatch(/Proxy-Authorization/i);
    expect(wire.sent()).not.toContain(base64);
  });

  it('is not sent to a plain proxy written https:// that wants none', async () => {
    const wire = await during(relay(await during(proxy({ upstream }))));
    await walk({ through: urlOf(wire, { scheme: 'https', login: right }), bundle });
    expect(wire.sent()).not.toMatch(/Proxy-Authorization/i);
  });

  it('is not sent where the proxy shows an untrusted certificate; nor is a CONNECT, inside TLS', async () => {
    const heads: string[] = [];
    const gate = await during(proxy({ upstream, login, tls: listener, onHead: (head) => heads.push(head) }));
    const wire = await during(relay(gate));
    const stranger = await root({ name: 'Stranger' });
    const { observation } = await walk({ through: urlOf(wire, { scheme: 'https', login: right }), bundle: stranger.pem });
    expect(failedLeg(observation)?.leg).toBe('proxy-tls');
    await gate.idle();
    expect(heads).toEqual([]);
    expect(wire.sent()).not.toMatch(/Proxy-Authorization/i);
  });

  it('does not reach the target', async () => {
    const heads: string[] = [];
    const gate = await during(proxy({ intercept: authority, onHead: (head) => heads.push(head) }));
    const { observation } = await walk({ through: urlOf(gate, { login: right }), bundle });
    expect(legOf(observation, 'status')?.ok).toBe(true);
    expect(heads).toHaveLength(1);
  });
});
