import type { Condition } from '../../src/proxy/failover/situation.ts';
import type { FailoverFacts } from '../../src/report/failover-report.ts';

const conditions: Readonly<Record<string, Condition>> = { w: 'works', d: 'dead', u: 'untrusted', x: 'unreadable' };

/** `wdu`: gate 1 works, 2 is dead, 3 is untrusted; `x` is no proxy URL. Sequential, failing open, the direct way untested, unless told otherwise. */
export function facts(letters: string, deviation: Partial<FailoverFacts> = {}): FailoverFacts {
  return {
    proxies: [...letters].map((letter, i) => ({ proxy: `http://gate-${i + 1}.example:3128`, condition: conditions[letter] ?? 'dead' })),
    failOpen: true,
    direct: 'untested',
    ordering: { kind: 'sequential' },
    ...deviation,
  };
}
