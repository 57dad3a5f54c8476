import { failedLeg, type Leg } from '../proxy/handshake/observation.ts';
import type { Cause } from './cause.ts';
import { causes } from './causes/index.ts';
import type { Evidence } from './evidence.ts';

/** Why one way fails, or what is wrong with it. */
export interface Diagnosis {
  readonly cause: Cause;
  /** The evidence, on one line; may hold text from the peer. */
  readonly detail: string;
  /** The leg that it is about; `undefined` where the way was not begun. */
  readonly leg: Leg['leg'] | undefined;
  /** The next step as a command line, one argument an element; `undefined` where there is none. */
  readonly command: readonly string[] | undefined;
  /** Less specific causes that apply too. */
  readonly alsoSeen: readonly Cause[];
}

/** The most specific cause that the evidence shows, or `undefined` where all is well. */
export function diagnose(evidence: Evidence): Diagnosis | undefined {
  const seen = causes.flatMap((cause): readonly Seen[] => {
    const detail = cause.check(evidence);
    return detail === undefined ? [] : [{ cause, detail }];
  });
  const [first, ...others] = graveFirst(seen, evidence);
  if (!first) return undefined;
  return {
    ...first,
    leg: first.cause.leg ?? failedLeg(evidence.observation)?.leg ?? evidence.observation.legs.at(-1)?.leg,
    command: first.cause.command?.(evidence),
    alsoSeen: others.map(({ cause }) => cause),
  };
}

interface Seen {
  readonly cause: Cause;
  readonly detail: string;
}

function graveFirst(seen: readonly Seen[], evidence: Evidence): readonly Seen[] {
  const grave = seen.find(({ cause }) => cause.explainsAll?.(evidence));
  if (!grave) return seen;
  return [{ ...grave, cause: { ...grave.cause, severity: 'critical' } }, ...seen.filter((other) => other !== grave)];
}
