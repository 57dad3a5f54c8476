/** `error` rejects a certificate, `warning` is told, `notice` is shown on request. */
export type Level = 'error' | 'warning' | 'notice';

/** What is wrong with a certificate: data, never thrown. */
export interface Finding {
  /** The id of the rule that found it. */
  readonly id: string;
  readonly level: Level;
  /** The fact met, on one line: `2 days ago (2026-11-20)`. May hold text from the certificate. */
  readonly detail: string;
  /** Set where somebody has decided to live with it: until when (UTC date, inclusive) and why. It then rejects nothing. */
  readonly waiver?: { readonly until: string; readonly reason: string };
}
