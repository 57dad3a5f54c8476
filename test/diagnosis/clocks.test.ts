import { expect, it } from 'vitest';
import { clocksOf } from '../../src/diagnosis/clocks.ts';
import type { Leg } from '../../src/proxy/handshake/observation.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const target = { host: 'platform.example', port: 443 };

function answered(leg: 'tunnel' | 'status', ms: number, ...headers: readonly (readonly [string, string])[]): Leg {
  const answer = { status: 200, reason: '', headers };
  return leg === 'tunnel' ? { leg, ms, ok: true, answer, speaksTls: false } : { leg, ms, ok: true, answer };
}

const clocks = (...legs: readonly Leg[]) => clocksOf({ proxy: undefined, via: [], target, legs }, now);

it('the clock of a proxy is compared with the moment of its answer, however long the legs behind it took', () => {
  const early = answered('tunnel', 10, ['date', 'Sun, 22 Nov 2026 11:50:00 GMT']);
  expect(clocks(early, { leg: 'target-tls', ms: 599_000, ok: true }, answered('status', 1000))).toEqual([{ of: 'proxy', aheadSeconds: 0 }]);
  expect(clocks(early)).toEqual([{ of: 'proxy', aheadSeconds: -600 }]);
});

it('an answer out of a cache, or without a date that everybody reads, tells no time', () => {
  expect(clocks(answered('status', 1, ['date', 'Sun, 22 Nov 2026 12:00:00 GMT'], ['age', '3']))).toEqual([]);
  expect(clocks(answered('status', 1, ['date', 'Sunday, 22-Nov-26 12:00:00 GMT']))).toEqual([]);
});
