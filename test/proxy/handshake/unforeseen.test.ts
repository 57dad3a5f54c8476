import { afterAll, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { Failure } from '../../../src/failure.ts';
import { legOf } from '../../../src/proxy/handshake/observation.ts';
import type { Trust } from '../../../src/proxy/handshake/trust.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const upstream = await platform(await leaf(authority));
afterAll(upstream.close);

function throwing(error: unknown): Trust {
  return {
    secureContext: () => {
      throw error;
    },
  };
}

it('an error that nobody foresaw is the fault of its leg, without the login, and no socket outlives it', async () => {
  const gate = await during(proxy({ upstream }));
  const trust = throwing(new TypeError('cannot read geheim1\nof null'));
  const { observation } = await walk({ through: urlOf(gate, { login: 'u:geheim1' }), context: { trust } });
  expect(observation.legs.map(({ leg, ok }) => [leg, ok])).toEqual([
    ['resolve', true],
    ['connect', true],
    ['tunnel', true],
    ['target-tls', false],
  ]);
  expect(legOf(observation, 'target-tls')?.fault).toEqual({ kind: 'unforeseen', what: 'cannot read ***' });
  await gate.idle();
});

it.each([
  ['the proxy', 'https', 'proxy-tls'],
  ['the target', 'http', 'target-tls'],
])('it is told where it came up, in TLS with %s', async (_, scheme, leg) => {
  const own = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
  const gate = await during(proxy({ upstream, ...(scheme === 'https' ? { tls: own } : {}) }));
  const { observation } = await walk({ through: urlOf(gate, { scheme }), context: { trust: throwing('not even an error') } });
  expect(observation.legs.at(-1)).toMatchObject({ leg, ok: false, fault: { kind: 'unforeseen', what: 'not even an error' } });
});

it('a failure stays one', async () => {
  const gate = await during(proxy({ upstream }));
  const failure = new Failure({ code: 'usage', what: 'a', why: 'b', next: 'c' });
  await expect(walk({ through: urlOf(gate), context: { trust: throwing(failure) } })).rejects.toBe(failure);
});
