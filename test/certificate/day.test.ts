import { expect, it } from 'vitest';
import { dateText, distanceText } from '../../src/certificate/day.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

it.each([
  [0, '0 minutes'],
  [minute, '1 minute'],
  [hour - 1, '59 minutes'],
  [hour, '1 hour'],
  [day - 1, '23 hours'],
  [day, '1 day'],
  [2 * day + hour, '2 days'],
  [-3 * day, '3 days'],
])('a distance of %i ms is told as %s, in either direction', (distance, text) => {
  expect(distanceText(now, now + distance)).toBe(text);
});

it('a date is told in UTC', () => {
  expect(dateText(Date.parse('2026-11-22T23:30:00-05:00'))).toBe('2026-11-23');
});
