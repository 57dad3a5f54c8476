import type { Cause } from '../cause.ts';
import { clocksOf } from '../clocks.ts';

const toleratedSeconds = 300;

/** The clock of this host differs by more than five minutes from that of a peer. */
export const clockOff: Cause = {
  id: 'clock-off',
  severity: 'warning',
  title: 'the clocks of this host and of the peer differ by more than five minutes',
  why: 'certificates are valid from one instant to another: with a wrong clock good ones are refused, or dead ones accepted',
  remedy: 'compare the clock of this host with a time server (timedatectl); if it is right, tell the owner of the peer',
  source: 'RFC 9110 §6.6.1; RFC 5280 §4.1.2.5',
  check: ({ observation, now }) => {
    const off = clocksOf(observation, now).filter(({ aheadSeconds }) => Math.abs(aheadSeconds) > toleratedSeconds);
    if (off.length === 0) return undefined;
    return off.map(({ of, aheadSeconds }) => `the clock of the ${of} is ${distanceText(aheadSeconds)} this host's`).join(', ');
  },
};

function distanceText(aheadSeconds: number): string {
  const minutes = Math.round(Math.abs(aheadSeconds) / 60);
  const text = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return `${text} ${aheadSeconds > 0 ? 'ahead of' : 'behind'}`;
}
