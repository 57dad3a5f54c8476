import { describe, expect, it } from 'vitest';
import { failoverRow } from '../../../src/report/failover-report.ts';
import { routeSentence } from '../../../src/report/text/route-sentence.ts';
import { facts } from '../failover-facts.ts';

const random = { kind: 'random' } as const;

function told(...args: Parameters<typeof facts>): string {
  return routeSentence(failoverRow(facts(...args)));
}

describe('the sentence about the route', () => {
  it.each([
    ['the proxy that is used', facts('ddw'), 'The agent would use proxy 3 (http://gate-3.example:3128).'],
    ['a proxy before an untrusted one', facts('wu'), 'The agent would use proxy 1 (http://gate-1.example:3128).'],
    ['the direct way that works', facts('d', { direct: 'works' }), 'No proxy works. The agent would go direct, past every proxy.'],
    ['one not tested', facts('d'), 'No proxy works. The agent would go direct, past every proxy, which was not tested.'],
    ['one that fails', facts('d', { direct: 'fails' }), 'No proxy works. The agent would go silent: the direct connection fails too.'],
    ['failing closed', facts('dd', { failOpen: false }), 'No proxy works. The agent would go silent: fail open is off.'],
    ['silence in either reading', facts('ud', { failOpen: false }), 'No proxy works. The agent would go silent: fail open is off.'],
    [
      'an untrusted one behind a dead one',
      facts('du', { failOpen: false }),
      'No proxy works. The agent would go silent: fail open is off.',
    ],
    ['no proxy', facts('', { direct: 'works' }), 'Without a proxy the agent would go direct.'],
    ['no proxy and no test', facts(''), 'Without a proxy the agent would go direct, which was not tested.'],
    ['nothing at all', facts('', { direct: 'fails' }), 'The direct connection does not work, and no proxy is configured.'],
  ])('names %s', (_, where, expected) => expect(routeSentence(failoverRow(where))).toBe(expected));

  it('names what becomes of the host in each reading where they differ', () => {
    expect(told('uw')).toBe(
      "The agent's way depends on what it counts as a failure, which is not documented. " +
        'If only connection and HTTP failures make the agent go on, it would go silent: proxy 1 is not trusted, and the connection ends there. ' +
        'If failures of TLS trust make the agent go on too, it would use proxy 2 (http://gate-2.example:3128).',
    );
  });

  it('names the probabilities of a random order', () => {
    expect(told('wdw', { ordering: random })).toBe(
      'With random order the agent would use proxy 1 (http://gate-1.example:3128) with probability 1/2' +
        ' or proxy 3 (http://gate-3.example:3128) with probability 1/2.',
    );
    expect(told('wd', { ordering: random })).toBe('With random order the agent would use proxy 1 (http://gate-1.example:3128).');
    expect(told('wu', { ordering: random })).toContain(
      'it would use proxy 1 (http://gate-1.example:3128) with probability 1/2, or go silent with probability 1/2. ',
    );
  });

  it('lets nothing of a proxy act on the terminal', () => {
    expect(told('w', { proxies: [{ proxy: 'http://\u001b[31mgate.example:1', condition: 'works' }] })).not.toContain('\u001b');
  });
});
