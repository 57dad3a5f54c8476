import { failedLeg, type Observation } from '../../proxy/handshake/observation.ts';
import type { World } from '../world.ts';
import { type ProxyProgress, progressLines } from './progress-lines.ts';
import type { WalkListener } from './walk-pairs.ts';
import { type Pair, viaText } from './way.ts';

/** Tells a person how far the ways have come, until it is ended. */
export interface Progress extends WalkListener {
  /** Takes what was shown off the terminal, and stops. */
  readonly end: () => void;
}

const redrawMs = 100;
const silent: Progress = { began: () => undefined, ended: () => undefined, end: () => undefined };

/**
 * Shows a line for each proxy on standard error and keeps it up to date; where standard error is no terminal that can move
 * its cursor, or `isQuiet`, nothing at all.
 * Source: ECMA-48 §8.3.22 (CUU) and §8.3.39 (ED); NO_COLOR as https://no-color.org has it.
 */
export function showProgress(pairs: readonly Pair[], world: World, isQuiet: boolean): Progress {
  const terminal = isQuiet || world.environment['TERM'] === 'dumb' ? undefined : world.terminal();
  if (!terminal || pairs.length === 0) return silent;
  const isColoured = !world.environment['NO_COLOR'];
  const proxies = new Map<Pair['index'], ProxyState>();
  for (const pair of pairs) stateFor(proxies, pair).pairs += 1;
  let height = 0;
  let isOver = false;
  const draw = (): void => {
    if (isOver) return;
    const now = world.clock();
    const lines = progressLines(
      [...proxies.values()].map((state) => progressOf(state, now)),
      terminal.columns() - 1,
      isColoured,
    );
    world.stderr(`${erased(height)}${lines.join('\n')}\n`);
    height = lines.length;
  };
  draw();
  const timer = setInterval(draw, redrawMs);
  return {
    began: (pair) => {
      stateFor(proxies, pair).beganAt ??= world.clock();
    },
    ended: (pair, observation) => {
      endOne(stateFor(proxies, pair), observation, world.clock());
      draw();
    },
    end: () => {
      isOver = true;
      clearInterval(timer);
      world.stderr(erased(height));
    },
  };
}

interface ProxyState {
  readonly index: Pair['index'];
  readonly proxy: string;
  readonly failedAt: string[];
  pairs: number;
  ended: number;
  beganAt: number | undefined;
  endedAt: number;
}

function stateFor(proxies: Map<Pair['index'], ProxyState>, { index, via }: Pair): ProxyState {
  const known = proxies.get(index);
  if (known) return known;
  const state: ProxyState = { index, proxy: viaText(via), failedAt: [], pairs: 0, ended: 0, beganAt: undefined, endedAt: 0 };
  proxies.set(index, state);
  return state;
}

function endOne(state: ProxyState, observation: Observation, now: number): void {
  const failed = failedLeg(observation);
  if (failed) state.failedAt.push(failed.leg);
  state.ended += 1;
  state.endedAt = now;
}

function progressOf({ index, proxy, pairs, ended, failedAt, beganAt, endedAt }: ProxyState, now: number): ProxyProgress {
  const until = ended < pairs ? now : endedAt;
  const name = index === 'direct' ? 'direct' : `proxy ${index}`;
  return {
    name,
    proxy: index === 'direct' ? '' : proxy,
    pairs,
    ended,
    failedAt,
    forMs: beganAt === undefined ? undefined : until - beganAt,
  };
}

/** Moves the cursor up over the lines that were drawn and takes them away. */
function erased(height: number): string {
  return height === 0 ? '' : `\u{1b}[${height}A\u{1b}[J`;
}
