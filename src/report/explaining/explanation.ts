/** What an id stands for in a report, for people: printed by `explain`, and the source of the page of findings. */
export interface Explanation {
  readonly id: string;
  readonly kind: ExplanationKind;
  /** Of a rule and of a setting `error`, `warning` or `notice`; of a cause `critical` or `warning`. */
  readonly level?: string;
  /** Of a cause, of a failure and of a fault of a path what is the case; of all others the requirement. */
  readonly title: string;
  /** What stands behind it. */
  readonly why: string;
  /** What follows for the agent, and what cabundle does about it. */
  readonly consequence: string;
  /** What to do. */
  readonly remedy: string;
  readonly source: string;
  /** Of a rule and of a setting: a case in which it is kept, and one in which it is broken. */
  readonly examples?: { readonly kept: string; readonly broken: string };
}

/**
 * `rule`: what a certificate is held against. `refusal`: why a block did not become a certificate. `repair`: what was mended to
 * read one. `setting`: what the settings of an agent are held against. `cause`: why a proxy does not lead to the platform.
 * `host`: why its agent fails on the host itself. `path`: what is wrong with a path from a leaf to a trust anchor. `failure`: what a command could not do.
 */
export type ExplanationKind = 'rule' | 'refusal' | 'repair' | 'setting' | 'cause' | 'host' | 'path' | 'failure';
