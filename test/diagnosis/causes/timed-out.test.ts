import { describe, expect, it } from 'vitest';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import type { Listening } from '../../../fixtures/lab/listening.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { timedOut } from '../../../src/diagnosis/causes/timed-out.ts';
import type { Evidence } from '../../../src/diagnosis/evidence.ts';
import type { Leg } from '../../../src/proxy/handshake/observation.ts';
import { during, now, target, urlOf, walk } from '../../lab/way.ts';

it.each<[string, string, string, () => Promise<Listening>]>([
  ['the proxy did not answer CONNECT', 'http', 'is silent', () => proxy({ silent: true })],
  ['the proxy did not answer CONNECT', 'https', 'is silent', () => proxy({ silent: true })],
  [
    'the target did not finish the TLS handshake',
    'http',
    'tunnels to nobody',
    () => hostile({ onOctets: (client) => client.write('HTTP/1.1 200 OK\r\n\r\n') }),
  ],
])('shows that %s (%s), where the proxy %s', async (waitedFor, scheme, _, serve) => {
  const gate = await during(serve());
  const detail = timedOut.check(await walk({ through: urlOf(gate, { scheme }), timeoutMs: 200 }));
  expect(detail).toMatch(/ within \d\d\d ms: the |within 1\.\d s: the /);
  expect(detail).toContain(waitedFor);
});

it('does not show where the proxy hangs up', async () => {
  const gate = await during(hostile({ onOctets: (client) => client.end() }));
  expect(timedOut.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});

describe('of a leg that the lab cannot hold up', () => {
  const timeout = { ms: 2000, ok: false, fault: { kind: 'timeout' } } as const;
  it.each<[string, Leg]>([
    ['the resolver gave no answer', { leg: 'resolve', addresses: [], ...timeout }],
    ['no connection came about', { leg: 'connect', ...timeout }],
    ['the proxy did not finish the TLS handshake', { leg: 'proxy-tls', ...timeout }],
    ['the target did not answer the request for its status page', { leg: 'status', ...timeout }],
  ])('says that %s', (waitedFor, leg) => {
    expect(timedOut.check(evidenceOf(leg))).toBe(`${waitedFor} within 2.0 s: the target platform.example:443`);
  });

  it.each([
    [0.4, '1 ms'],
    [1.3, '1 ms'],
    [250.2, '250 ms'],
    [1000, '1.0 s'],
  ])('tells %d ms as %s', (ms, told) => {
    expect(timedOut.check(evidenceOf({ leg: 'connect', ...timeout, ms }))).toBe(
      `no connection came about within ${told}: the target platform.example:443`,
    );
  });
});

function evidenceOf(leg: Leg): Evidence {
  return { observation: { proxy: undefined, via: [], target, legs: [leg] }, bundle: { loads: true, anchors: [] }, now, chains: [] };
}
