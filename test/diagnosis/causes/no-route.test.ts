import { expect, it } from 'vitest';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { noRoute } from '../../../src/diagnosis/causes/no-route.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { gatherEvidence } from '../../../src/diagnosis/evidence.ts';
import type { ConnectLeg } from '../../../src/proxy/handshake/observation.ts';
import { during, now, proxyOf, target, urlOf, walk } from '../../lab/way.ts';

const bundle = { loads: true, anchors: [] } as const;

function evidenceOf(code: string, attempts: ConnectLeg['attempts'], through?: string): ReturnType<typeof gatherEvidence> {
  const via = through === undefined ? [] : [proxyOf(through)];
  const leg: ConnectLeg = { leg: 'connect', ms: 1, ok: false, fault: { kind: 'error', code }, ...(attempts ? { attempts } : {}) };
  return gatherEvidence({ proxy: via[0], via, target, legs: [leg] }, bundle, now);
}

it.each(['ENETUNREACH', 'EHOSTUNREACH'])('shows where the network has no way: %s', (code) => {
  const fault = { kind: 'error', code } as const;
  const evidence = evidenceOf(code, [{ address: '192.0.2.7', ms: 1, fault }], 'http://gate.example:3128');
  expect(noRoute.check(evidence)).toBe(`no route leads to gate.example:3128, at 192.0.2.7 (${code})`);
  expect(diagnose(evidence)?.cause.id).toBe('no-route');
});

it('names an address once, and the target on the direct way', () => {
  expect(noRoute.check(evidenceOf('ENETUNREACH', [{ address: '192.0.2.7', ms: 1 }], 'http://192.0.2.7:3128'))).toBe(
    'no route leads to 192.0.2.7:3128 (ENETUNREACH)',
  );
  expect(noRoute.check(evidenceOf('ENETUNREACH', undefined))).toBe('no route leads to platform.example:443 (ENETUNREACH)');
});

it('does not show where the port is closed, nor where the proxy answers', async () => {
  expect(noRoute.check(await walk({ through: `http://127.0.0.1:${await closedPort()}` }))).toBeUndefined();
  const gate = await during(proxy({ answer: 'HTTP/1.1 403 No\r\n\r\n' }));
  expect(noRoute.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});
