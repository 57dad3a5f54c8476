import type { Leg } from '../../proxy/handshake/observation.ts';

/** A cause as a report tells it: why the agent fails, or may fail, and what to do about it. Rows are ranked: the first comes first. */
export interface CauseRow {
  /** Of a cause or of a finding; it never changes, and `cabundle explain` knows it. */
  readonly id: string;
  /** `critical`: the agent is cut off, or one of its ways is. `warning`: something is wrong. `notice`: worth knowing. */
  readonly severity: 'critical' | 'warning' | 'notice';
  /** The cause in a few words. */
  readonly title: string;
  /** Where a way ended, or what the cause is about; `null` where it is about no leg. */
  readonly leg: Leg['leg'] | null;
  /** Places in the list, from 1, and `direct`, in the order of the agent; empty where it is about none in particular. */
  readonly proxies: readonly (number | 'direct')[];
  /** What was seen and where, each on one line and never empty as a whole; may hold text from certificates, proxies and logs. */
  readonly evidence: readonly string[];
  /** What follows for the agent; `null` where that is not known. */
  readonly consequence: string | null;
  /** What to do about it. */
  readonly remedy: string;
  /** The next step as a command line for a POSIX shell, without logins; `null` where there is none. */
  readonly command: string | null;
}
