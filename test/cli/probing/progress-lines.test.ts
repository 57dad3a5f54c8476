import { describe, expect, it } from 'vitest';
import { type ProxyProgress, progressLines } from '../../../src/cli/probing/progress-lines.ts';

const waiting: ProxyProgress = { name: 'proxy 1', proxy: 'http://gate-a:1', pairs: 1, ended: 0, forMs: undefined, failedAt: [] };

describe('the lines of progress', () => {
  it.each<[string, Partial<ProxyProgress>, string]>([
    ['before the first way', {}, 'waiting'],
    ['on the way', { forMs: 1234 }, 'on the way, 1.2 s'],
    ['with several targets', { forMs: 500, pairs: 3, ended: 1, failedAt: ['tunnel'] }, '1 of 3 targets, 0.5 s, ended at CONNECT'],
    ['at the end', { forMs: 61_000, ended: 1 }, 'through, 61.0 s'],
    ['at an end before the goal', { forMs: 99, pairs: 2, ended: 2, failedAt: ['connect', 'connect'] }, '0.1 s, ended at connect'],
  ])('say how far a proxy has come: %s', (_, state, text) => {
    expect(progressLines([{ ...waiting, ...state }], 80, false)).toEqual([`proxy 1  http://gate-a:1  ${text}`]);
  });

  it('are cut to the width, colour apart, and clean', () => {
    const lines = progressLines([{ ...waiting, proxy: 'http://\u{1b}]0;x\u{7}', forMs: 1, ended: 1 }], 34, true);
    expect(lines).toEqual(['\u{1b}[32mproxy 1  …0;x\\u{7}  through, 0.0 s\u{1b}[0m']);
    expect(progressLines([waiting], 0, false)[0]).toHaveLength(1);
  });

  it('keep their state where there is little room, and show less of the proxy', () => {
    const proxy = 'http://***@gate-a.office.example:3128';
    const walking = { ...waiting, proxy, forMs: 1200 };
    const ended = { ...waiting, proxy, forMs: 3000, ended: 1, failedAt: ['tunnel'] };
    expect(progressLines([{ ...waiting, proxy }], 40, false)).toEqual(['proxy 1  …a.office.example:3128  waiting']);
    expect(progressLines([walking, { ...ended, name: 'proxy 2' }], 40, false)).toEqual([
      'proxy 1  …:3128  on the way, 1.2 s',
      'proxy 2  …:3128  3.0 s, ended at CONNECT',
    ]);
    expect(progressLines([walking], 27, false)).toEqual(['proxy 1  on the way, 1.2 s']);
  });

  it('are coloured only where they have come to an end', () => {
    const [through, failed, open] = progressLines(
      [{ ...waiting, ended: 1, forMs: 1 }, { ...waiting, ended: 1, forMs: 1, failedAt: ['status'] }, waiting],
      80,
      true,
    );
    expect([through, failed, open].map((line) => line?.startsWith('\u{1b}'))).toEqual([true, true, false]);
  });
});
