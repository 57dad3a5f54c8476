import fc from 'fast-check';
import type { Condition, Reading, Situation } from '../../../src/proxy/failover/situation.ts';

/** Any condition of a proxy. */
export const condition: fc.Arbitrary<Condition> = fc.constantFrom<Condition>('works', 'dead', 'untrusted', 'unreadable');

/** Any situation of up to `maxProxies` proxies. */
export function situation(maxProxies = 5): fc.Arbitrary<Situation> {
  return fc.record({
    proxies: fc.array(condition, { maxLength: maxProxies }),
    failOpen: fc.boolean(),
    direct: fc.constantFrom('works', 'fails', 'untested'),
  });
}

/** Either reading. */
export const reading: fc.Arbitrary<Reading> = fc.constantFrom<Reading>('http-only', 'trust-too');
