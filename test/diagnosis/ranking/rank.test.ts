import { describe, expect, it } from 'vitest';
import type { Found } from '../../../src/diagnosis/ranking/found.ts';
import { ranked } from '../../../src/diagnosis/ranking/rank.ts';

function found(id: string, deviations: Partial<Found> = {}): Found {
  const usual = {
    severity: 'critical',
    title: id,
    remedy: '',
    stage: 'way',
    leg: undefined,
    consequence: undefined,
    command: undefined,
  } as const;
  return { id, ...usual, proxies: [], evidence: [`${id} was seen`], ...deviations };
}
const way = (id: string, ...proxies: readonly (number | 'direct')[]) =>
  found(id, { proxies, evidence: proxies.map((proxy) => `proxy ${proxy}: ${id}`) });
const setting = (id: string, deviations: Partial<Found> = {}) => found(id, { stage: 'settings', ...deviations });
const told = (all: readonly Found[]) => ranked(all).map(({ id, severity, proxies }) => [id, severity, proxies.join()].join(' '));

describe('ranked', () => {
  it('tells one cause on several proxies once, with all of them', () => {
    const [row, ...others] = ranked([way('timed-out', 4), way('timed-out', 2)]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ proxies: [2, 4], evidence: ['proxy 4: timed-out', 'proxy 2: timed-out'] });
  });

  it('says for which proxies the one command is to be repeated, and nothing of it where it holds for all', () => {
    const withCommand = (proxy: number | 'direct', command: string | undefined) => ({
      ...way('timed-out', proxy),
      remedy: 'wait',
      command,
    });
    const remedyOf = (...all: readonly Found[]) => ranked(all)[0]?.remedy;
    expect(remedyOf(withCommand(4, 'b'), withCommand(2, 'a'), withCommand('direct', 'c'))).toBe(
      'wait; then the same for proxy 2 and the direct connection',
    );
    expect(remedyOf(withCommand(2, 'a'), withCommand(4, 'a'), withCommand(5, undefined))).toBe('wait');
  });

  it('puts critical before warning before notice, and of those what a connection meets first', () => {
    const all = [
      setting('overridden', { severity: 'notice' }),
      found('agent-not-restarted', { stage: 'process', severity: 'warning' }),
      setting('readable-password', { severity: 'warning' }),
      way('timed-out', 'direct'),
      way('connection-refused', 3),
      way('issuer-not-in-bundle', 1),
      found('agent-not-running', { stage: 'service' }),
    ];
    expect(ranked(all).map(({ id }) => id)).toEqual([
      ...['agent-not-running', 'issuer-not-in-bundle', 'connection-refused', 'timed-out'],
      ...['readable-password', 'agent-not-restarted', 'overridden'],
    ]);
  });

  it('folds what a cause explains into it, with its proxies, as evidence', () => {
    const [row, ...others] = ranked([way('bundle-not-loaded', 1), way('chain-untrusted', 3), found('bundle-empty', { stage: 'bundle' })]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      id: 'bundle-empty',
      proxies: [1, 3],
      evidence: [
        'bundle-empty was seen',
        'so bundle-not-loaded: proxy 1: bundle-not-loaded',
        'so chain-untrusted: proxy 3: chain-untrusted',
      ],
    });
  });

  it('does not tell beside typographic quotes that a shell sees none', () => {
    const quotes = setting('typographic-quotes');
    expect(told([quotes, setting('unquoted-semicolon', { severity: 'warning' })])).toEqual(['typographic-quotes critical ']);
    expect(told([setting('unquoted-semicolon')])).toEqual(['unquoted-semicolon critical ']);
  });

  it.each([
    [
      'a trap of a file hides the entry that it garbles',
      [setting('glued-comment'), setting('not-a-proxy-url', { proxies: [2] }), way('proxy-unreadable', 2)],
      ['glued-comment critical 2'],
    ],
    [
      'a name that the agent does not read hides that it goes direct',
      [setting('misnamed-variable'), setting('no-proxy-configured', { severity: 'warning' }), way('name-not-resolved', 'direct')],
      ['misnamed-variable critical direct'],
    ],
    [
      'a trap that only warns is critical where what it explains is',
      [setting('raw-character-in-login', { severity: 'warning', proxies: [1] }), way('login-refused', 1)],
      ['raw-character-in-login critical 1'],
    ],
    [
      'a clock that is off hides what is out of date',
      [way('leaf-expired', 1), found('clock-off', { stage: 'clock', proxies: [1] })],
      ['clock-off critical 1'],
    ],
    [
      'a clock that only warns hides nothing',
      [way('leaf-expired', 1), found('clock-off', { stage: 'clock', severity: 'warning' })],
      ['leaf-expired critical 1', 'clock-off warning '],
    ],
    [
      'a finding of one proxy explains nothing of another',
      [setting('port-missing', { proxies: [1] }), way('connection-refused', 2)],
      ['port-missing critical 1', 'connection-refused critical 2'],
    ],
    [
      'a way that is closed now explains what the log tells of the same leg',
      [
        found('ca-rekeyed', { leg: 'target-tls', proxies: [1] }),
        found('chain-untrusted', { stage: 'log', severity: 'warning', leg: 'target-tls' }),
      ],
      ['ca-rekeyed critical 1'],
    ],
    [
      'a log that tells of another leg stands for itself',
      [found('ca-rekeyed', { leg: 'target-tls', proxies: [1] }), found('timed-out', { stage: 'log', severity: 'warning', leg: 'connect' })],
      ['ca-rekeyed critical 1', 'timed-out warning '],
    ],
    [
      'a bundle explains no transport',
      [found('bundle-missing', { stage: 'bundle' }), way('connection-refused', 2)],
      ['bundle-missing critical ', 'connection-refused critical 2'],
    ],
    [
      'a trap for the other reader explains nothing of the list in force',
      [setting('carriage-return', { severity: 'warning' }), setting('not-a-proxy-url', { proxies: [2] })],
      ['not-a-proxy-url critical 2', 'carriage-return warning '],
    ],
  ])('%s', (_, all, rows) => expect(told(all)).toEqual(rows));

  it('says how many more there are of what nobody would read', () => {
    const [row] = ranked(Array.from({ length: 50 }, (_, i) => setting('unit-line-ignored', { evidence: [`line ${i}`] })));
    expect(row?.evidence).toHaveLength(12);
    expect(row?.evidence.at(-1)).toBe('and 39 more like these');
  });

  it('ranks what a bundle of thousands of certificates shows without asking each of them about each', () => {
    const expired = Array.from({ length: 50_000 }, (_, i) => found('expired', { stage: 'certificate', evidence: [`line ${i}`] }));
    expect(told([...expired, found('ca-expired')])).toEqual(['ca-expired critical ']);
  });
});
