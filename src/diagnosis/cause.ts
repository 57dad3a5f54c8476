import type { Leg } from '../proxy/handshake/observation.ts';
import type { Evidence } from './evidence.ts';
import type { Stage } from './ranking/found.ts';

/** One reason for which a way does not lead to the platform: how it is recognised, and its documentation. */
export interface Cause {
  /** Stable identifier, equal to the file's name. */
  readonly id: string;
  /** What it is about, where that is not the way itself. */
  readonly stage?: Stage;
  /** `critical`: the way is closed to the agent. `warning`: it is open, but something is wrong. */
  readonly severity: 'critical' | 'warning';
  /** The cause in a few words. */
  readonly title: string;
  /** What stands behind it. */
  readonly why: string;
  /** What follows for the agent, where it is not what follows from every cause of this severity. */
  readonly consequence?: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The section or manual that says so. */
  readonly source: string;
  /** The leg that it is about, where that is not the one at which the way ended. */
  readonly leg?: Leg['leg'];
  /** The evidence, on one line, where this cause applies; may hold text from the peer. */
  readonly check: (evidence: Evidence) => string | undefined;
  /** Where this holds it explains all else: it is told first, and as critical. */
  readonly explainsAll?: (evidence: Evidence) => boolean;
  /** The next step as a command line, where this cause applies and there is one; each element is one argument, none holds a login. */
  readonly command?: (evidence: Evidence) => readonly string[] | undefined;
}
