/** What the code of a failure means, for people: printed by `cabundle explain CODE`. */
export interface FailureText {
  /** What is the case. */
  readonly title: string;
  /** What stands behind it. */
  readonly why: string;
  /** What follows: what was written, and what the agent has of it. */
  readonly consequence: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The section, manual page or bound that says so. */
  readonly source: string;
}
