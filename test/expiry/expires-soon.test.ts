import { describe, expect, it } from 'vitest';
import { expired } from '../../src/certificate/rules/expired.ts';
import { expiresSoon, expiresSoonText } from '../../src/expiry/expires-soon.ts';
import { decodedWith } from '../certificate/decoded.ts';

const day = 86_400_000;
const end = Date.parse('2036-01-01T00:00:00Z');
const certificate = decodedWith({});
const thresholds = { warnMs: 30 * day, criticalMs: 7 * day };

describe('a certificate that ends', () => {
  it.each([
    [30 * day, undefined],
    [30 * day - 1, { id: 'expires-soon', level: 'warning', detail: 'in 29 days (2036-01-01)' }],
    [7 * day, { id: 'expires-soon', level: 'warning', detail: 'in 7 days (2036-01-01)' }],
    [7 * day - 1, { id: 'expires-soon', level: 'error', detail: 'in 6 days (2036-01-01)' }],
    [5_400_000, { id: 'expires-soon', level: 'error', detail: 'in 1 hour (2036-01-01)' }],
    [0, { id: 'expires-soon', level: 'error', detail: 'in 0 minutes (2036-01-01)' }],
    [-1000, undefined],
  ])('in %i ms is told by its thresholds', (leftMs, finding) => {
    expect(expiresSoon(certificate, end - leftMs, thresholds)).toEqual(finding);
  });

  it('is an error within the critical period also where that is longer than the warning', () => {
    expect(expiresSoon(certificate, end - 5 * day, { warnMs: day, criticalMs: 7 * day })).toMatchObject({ level: 'error' });
  });

  it('is not told with thresholds of zero', () => {
    expect(expiresSoon(certificate, end - 1, { warnMs: 0, criticalMs: 0 })).toBeUndefined();
  });

  it('is told by one of two findings, never by both', () => {
    const moments = [-2000, -1000, -1, 0, 1, 500, 999, 1000, 1001, day].map((behind) => end + behind);
    const both = moments.filter((now) => expiresSoon(certificate, now, thresholds) && expired.check(certificate, { now }));
    expect(both).toEqual([]);
  });

  it('has its documentation', () => {
    expect(expiresSoonText).toMatchObject({ id: 'expires-soon', title: expect.stringMatching(/./), remedy: expect.stringMatching(/./) });
  });
});
