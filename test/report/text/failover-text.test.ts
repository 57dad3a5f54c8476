import { describe, expect, it } from 'vitest';
import { failoverRow } from '../../../src/report/failover-report.ts';
import { failoverText } from '../../../src/report/text/failover-text.ts';
import { facts } from '../failover-facts.ts';

const random = { kind: 'random' } as const;

function told(...args: Parameters<typeof facts>): string {
  return failoverText(failoverRow(facts(...args)));
}

describe('the failover for people', () => {
  it('says attempt by attempt what happens, what becomes of the host, and what would if others were down', () => {
    expect(told('dwd')).toBe(`\
Each connection starts at proxy 1 and goes on to the next where one fails (sequential, assumed). Behind the last it goes direct (fail open, assumed).

proxy 1  http://gate-1.example:3128  down   the agent goes on to proxy 2
proxy 2  http://gate-2.example:3128  works  the host reports

The host reports through proxy 2.

    PROXY 1  2     3     OF 8  THE HOST
    up       any   any   4     reports through proxy 1
->  down     up    any   2     reports through proxy 2
    down     down  up    1     reports through proxy 3
    down     down  down  1     goes direct (not tested)
`);
  });

  it('tells both readings, each with its table, where they part', () => {
    expect(told('uw', { failOpen: false })).toBe(`\
Each connection starts at proxy 1 and goes on to the next where one fails (sequential, assumed). Behind the last it ends (fail closed, assumed).

If only connection and HTTP failures make the agent go on:
proxy 1  http://gate-1.example:3128  untrusted  the connection ends here

The host goes silent: proxy 1 is not trusted, and the connection ends there.

If failures of TLS trust make the agent go on too:
proxy 1  http://gate-1.example:3128  untrusted  the agent goes on to proxy 2
proxy 2  http://gate-2.example:3128  works      the host reports

The host reports through proxy 2.

If only connection and HTTP failures make the agent go on:
    PROXY 1    2     OF 4  THE HOST
->  untrusted  any   2     goes silent
    down       up    1     reports through proxy 2
    down       down  1     goes silent

If failures of TLS trust make the agent go on too:
    PROXY 1  2     OF 4  THE HOST
->  any      up    2     reports through proxy 2
    any      down  2     goes silent
`);
  });

  it('tells of random order how likely each end is, after how many attempts, and what is assumed', () => {
    expect(told('wdw', { ordering: random })).toBe(`\
Each connection takes the proxies in an order of its own (random, assumed); all 6 orders are assumed to be equally likely. Behind the last it goes direct (fail open, assumed).

CHANCE  THE HOST                 AT ATTEMPT
1/2     reports through proxy 1  1 (1/3), 2 (1/6)
1/2     reports through proxy 3  1 (1/3), 2 (1/6)

The host reports through proxy 1 (1/2) or proxy 3 (1/2).

    PROXIES THAT WORK  OF 8  THE HOST
    3                  1     reports through each that works (1/3)
->  2                  3     reports through each that works (1/2)
    1                  3     reports through the one that works
    0                  1     goes direct (not tested)
`);
  });

  it('names what has set the order and the end, where something has', () => {
    const setBy = { order: '--order', failOpen: '/etc/agent.conf:3' };
    expect(told('ww', { setBy })).toMatch(
      /^[^\n]+fails \(sequential, set by --order\)\.[^\n]+\(fail open, set by \/etc\/agent\.conf:3\)\.\n/,
    );
    expect(told('ww', { setBy: { order: 'a\u001bb' } })).not.toContain('\u001b');
  });

  it('shows the order that a seed draws', () => {
    const text = told('wdw', { ordering: { kind: 'random', seed: 7 } });
    expect(text).toContain('\nSeed 7 draws this order:\nproxy 1  http://gate-1.example:3128  works  the host reports\n');
  });

  it.each([
    ['direct:works', 'direct                               works  the host reports directly', 'The host goes direct, past every proxy.'],
    [
      'direct:fails',
      'direct                               fails  the host goes silent',
      'The host goes silent: the direct connection fails too.',
    ],
    [
      'direct:untested',
      'direct                               not tested  the host reports directly, or not at all',
      'The host goes direct (not tested), past every proxy.',
    ],
  ])('ends with the direct connection where the agent fails open (%s)', (direct, attempt, verdict) => {
    const text = told('dd', { direct: direct.slice('direct:'.length) as 'works' | 'fails' | 'untested' });
    expect(text.replace(/down +/g, 'down ')).toContain('down it was the last: the agent goes direct\n');
    expect(text).toContain(attempt);
    expect(text).toContain(`\n${verdict}\n`);
  });

  it('ends in silence behind the last where the agent fails closed', () => {
    const text = told('dd', { failOpen: false });
    expect(text).toContain('proxy 2  http://gate-2.example:3128  down  it was the last: the connection ends\n');
    expect(text).toContain('\nThe host goes silent: fail open is off.\n');
  });

  it('gives no reason for silence where there is more than one', () => {
    const text = told('uuw', { ordering: random });
    expect(text).toContain('\nThe host reports through proxy 3 (1/3), or goes silent (2/3).\n');
    expect(told('uw', { ordering: random })).toContain(
      'The host reports through proxy 2 (1/2), or goes silent (1/2): proxy 1 is not trusted, and the connection ends there.\n',
    );
  });

  it('says how many proxies are ignored', () => expect(told('wwwwwww')).toContain('Further proxies are ignored (2).\n'));

  it('has no table without a proxy', () => {
    expect(told('', { direct: 'works' })).toBe(`\
No proxy is configured.

direct    works  the host reports directly

The host goes direct.
`);
  });

  it('lets nothing of a proxy act on the terminal', () => {
    const text = told('w', { proxies: [{ proxy: 'http://\u001b[31mgate.example:1', condition: 'works' }] });
    expect(text).not.toContain('\u001b');
    expect(text).toContain('\\u{1b}');
  });
});
