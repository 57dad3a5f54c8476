import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../../src/proxy/failover/condition.ts';
import type { Leg, TlsPeer } from '../../../src/proxy/handshake/observation.ts';

const peer: TlsPeer = { chain: [], verifyError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', protocol: 'TLSv1.3', cipher: 'X' };
const reset = { kind: 'error', code: 'ECONNRESET' } as const;

function met(...legs: readonly Leg[]): string {
  return conditionOf({ proxy: undefined, target: { host: 'x.example', port: 443 }, legs }, false);
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
    expect(conditionOf({ proxy: undefined, target: { host: 'x.example', port: 443 }, legs: [] }, true)).toBe('works');
  });
});
