import { describe, expect, it } from 'vitest';
import { asksForFailover, type ConfiguredFailover, type FailoverOptions, failoverFacts } from '../../src/cli/failover-options.ts';
import { Failure } from '../../src/failure.ts';

const proxies = ['http://a.example:1', 'http://b.example:1', 'http://c.example:1'];
const assumed: ConfiguredFailover = { maxProxies: 5, order: { value: 'sequential' }, failOpen: { value: true } };

function failureOf(options: FailoverOptions, list: readonly string[] = proxies): Failure {
  try {
    failoverFacts(options, list, assumed);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('the options were taken');
}

describe('the options of the failover', () => {
  it('say which proxies are dead and which are not trusted', () => {
    const facts = failoverFacts({ down: '3', untrusted: '1' }, proxies, assumed);
    expect(facts.proxies.map(({ condition }) => condition)).toEqual(['untrusted', 'works', 'dead']);
    expect(facts.direct).toBe('untested');
  });

  it('leave to the configuration what they do not say', () => {
    const configured: ConfiguredFailover = { ...assumed, order: { value: 'random', setBy: 'x.conf:1' }, failOpen: { value: false } };
    expect(failoverFacts({ seed: '7' }, proxies, configured)).toMatchObject({
      ordering: { kind: 'random', seed: 7 },
      failOpen: false,
      setBy: { order: 'x.conf:1', failOpen: undefined },
    });
  });

  it('go before the configuration', () => {
    expect(failoverFacts({ order: 'random', failOpen: false }, proxies, assumed)).toMatchObject({
      ordering: { kind: 'random' },
      failOpen: false,
      setBy: { order: '--order', failOpen: '--no-fail-open' },
    });
    expect(failoverFacts({ failOpen: true }, proxies, assumed).setBy).toEqual({ order: undefined, failOpen: '--fail-open' });
  });

  it.each<[string, FailoverOptions, string]>([
    ['a proxy that there is not', { down: '4' }, '--down names proxy 4, and the agent uses only 3'],
    ['one that is down and untrusted', { down: '1,2', untrusted: '2,3' }, 'proxy 2 is named by --down and by --untrusted'],
    ['a seed of the sequential order', { seed: '1' }, '--seed draws a random order, and the order is sequential'],
    ['a seed that is no number', { seed: '-1', order: 'random' }, 'the value of --seed is not a whole number of at least 0'],
  ])('are refused with %s', (_, options, why) => expect(failureOf(options)).toMatchObject({ code: 'usage', why }));

  it('do not count a sixth proxy', () => {
    expect(failureOf({ untrusted: '6' }, [...proxies, ...proxies])).toMatchObject({
      why: '--untrusted names proxy 6, and the agent uses only 5',
    });
  });

  it('count what another agent uses', () => {
    const single = { ...assumed, maxProxies: 1 };
    expect(() => failoverFacts({ down: '2' }, proxies, single)).toThrow(Failure);
    expect(failoverFacts({ down: '1' }, proxies, single)).toMatchObject({ maxProxies: 1 });
  });

  it('ask for the failover, each of them alone', () => {
    expect(asksForFailover({})).toBe(false);
    for (const option of [{ down: '1' }, { untrusted: '1' }, { order: 'random' }, { seed: '1' }, { failOpen: false }] as const)
      expect(asksForFailover(option)).toBe(true);
  });
});
