import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import type { Interception } from '../../diagnosis/interception.ts';

/** A way that was walked and judged. */
export interface ObservedWay {
  readonly kind: 'observed';
  readonly index: number | 'direct';
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis | undefined;
  /** Whether the run ended before this way did. */
  readonly isCancelled: boolean;
  /** `undefined` where that was not asked. */
  readonly withSystemStore: boolean | undefined;
  readonly interception: Interception | undefined;
  /** Command lines that show the same by hand. */
  readonly commands: readonly string[];
  /** `host:port` of the proxy that may want a login, where a file of logins is given and holds none for it. */
  readonly withoutLogin: string | undefined;
}

/** A way that was not begun when the run ended. */
export interface UnfinishedWay {
  readonly kind: 'unfinished';
  readonly index: number | 'direct';
  readonly proxy: string;
  readonly target: string;
}

/** An entry of the list that is no proxy URL, or a proxy behind the last one that the agent uses. */
export type UnwalkedWay =
  | { readonly kind: 'unreadable'; readonly index: number; readonly why: string }
  | { readonly kind: 'ignored'; readonly index: number; readonly proxy: string };
