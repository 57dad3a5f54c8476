import type { Stage } from '../ranking/found.ts';
import type { HostEvidence } from './host-evidence.ts';

/** One reason, on the host itself, for which its agent fails: how it is recognised, and its documentation. */
export interface HostCause {
  /** Stable identifier, equal to the file's name. */
  readonly id: string;
  /** What it is about. */
  readonly stage: Stage;
  /** `critical`: the agent is cut off, or may be. `warning`: something is wrong. */
  readonly severity: 'critical' | 'warning';
  /** The cause in a few words. */
  readonly title: string;
  /** What stands behind it, and what follows for the agent. */
  readonly why: string;
  /** What follows for the agent, where it is not what follows from every cause on the host of this severity. */
  readonly consequence?: string | undefined;
  /** What to do about it. */
  readonly remedy: string;
  /** The section or manual that says so. */
  readonly source: string;
  /** What shows it, where this cause applies. */
  readonly check: (evidence: HostEvidence) => Shown | undefined;
}

/** What shows a cause. */
export interface Shown {
  /** At least one; each on one line; may hold text from files and peers, never a login. */
  readonly evidence: readonly [string, ...string[]];
  /** Places in the list that it concerns. */
  readonly proxies?: readonly number[];
  /** What follows for the agent, where this cause alone decides it. */
  readonly consequence?: string;
  /** The next step as a command line; each element is one argument. */
  readonly command?: readonly string[];
}
