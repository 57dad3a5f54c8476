import type { Cause } from '../cause.ts';
import { verdictAt } from '../chain-verdict.ts';
import { clocksOf } from '../clocks.ts';
import { type Evidence, refusedChain } from '../evidence.ts';
import { failuresOf } from '../failure-in-chain.ts';
import { whoseChain } from '../whose-chain.ts';

const toleratedSeconds = 300;

/** The clock of this host differs by more than five minutes from that of a peer. */
export const clockOff: Cause = {
  id: 'clock-off',
  stage: 'clock',
  severity: 'warning',
  title: 'the clocks of this host and of the peer differ by more than five minutes',
  why: 'certificates are valid from one instant to another: with a wrong clock good ones are refused, or dead ones accepted; where a chain that is refused is trusted by the other clock, this closes the way, and comes before all else',
  remedy: 'compare the clock of this host with a time server (timedatectl), and set it; if it is right, tell the owner of the peer',
  source: 'RFC 9110 §6.6.1; RFC 5280 §4.1.2.5',
  check: (evidence) => {
    const clocks = clocksSeen(evidence).filter(({ isElsewhere, ...clock }) => !isElsewhere || healsBy(clock, evidence));
    if (clocks.length === 0) return undefined;
    const [healing] = clocks.filter((clock) => healsBy(clock, evidence));
    const refused = refusedChain(evidence);
    const healed =
      healing && refused ? `; by that of ${healing.of} the chain that is refused would be trusted (${whoseChain(refused, evidence)})` : '';
    const told = clocks.map(
      ({ of, aheadSeconds }) =>
        `the clock of ${of} is ${distanceText(aheadSeconds)} this host's (${timeText(evidence.now + aheadSeconds * 1000)} against ${timeText(evidence.now)})`,
    );
    return `${told.join(', ')}${healed}`;
  },
  explainsAll: (evidence) => clocksSeen(evidence).some((clock) => healsBy(clock, evidence)),
  command: () => ['timedatectl'],
};

interface SeenClock {
  /** Whose it is, in words. */
  readonly of: string;
  readonly aheadSeconds: number;
  readonly isElsewhere: boolean;
}

/** The clocks that are off: those of this way, and those of others. */
function clocksSeen({ observation, now, elsewhere }: Evidence): readonly SeenClock[] {
  const own = clocksOf(observation, now).map(({ of, aheadSeconds }): SeenClock => ({ of: `the ${of}`, aheadSeconds, isElsewhere: false }));
  const others = (elsewhere?.clocks ?? []).map(({ of, index, aheadSeconds }): SeenClock => {
    return { of: of === 'target' ? 'the target, on another way,' : `proxy ${index}`, aheadSeconds, isElsewhere: true };
  });
  return [...own, ...others].filter(({ aheadSeconds }) => Math.abs(aheadSeconds) > toleratedSeconds);
}

/** Whether a chain is refused for its validity alone, and trusted by that clock. */
function healsBy({ aheadSeconds }: Pick<SeenClock, 'aheadSeconds'>, evidence: Evidence): boolean {
  const refused = refusedChain(evidence);
  if (!refused || !failuresOf(refused, evidence).some(({ id }) => id === 'expired' || id === 'not-yet-valid')) return false;
  return verdictAt(refused, evidence, evidence.now + aheadSeconds * 1000)?.openssl.isTrusted === true;
}

function timeText(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function distanceText(aheadSeconds: number): string {
  const minutes = Math.round(Math.abs(aheadSeconds) / 60);
  const text = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return `${text} ${aheadSeconds > 0 ? 'ahead of' : 'behind'}`;
}
