/** What an id stands for in a report, for people: printed by `explain`, and the source of the page of findings. */
export interface Explanation {
  readonly id: string;
  /**
   * `rule`: what a certificate is held against. `refusal`: why a block did not become a certificate. `repair`: what was mended to
   * read one. `cause`: why the agent does not reach the platform. `setting`: what the
   * settings of an agent are held against.
   */
  readonly kind: 'rule' | 'refusal' | 'repair' | 'cause' | 'setting';
  /** Of a rule and of a setting `error`, `warning` or `notice`; of a cause `critical` or `warning`. */
  readonly level?: string;
  /** Of a cause what is the case; of all others the requirement. */
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly source: string;
  /** Of a rule and of a setting: a case in which it is kept, and one in which it is broken. */
  readonly examples?: { readonly kept: string; readonly broken: string };
}

/** Explanations by id, in their order. Where two have one id, the first is kept. */
export function byId(explanations: readonly Explanation[]): ReadonlyMap<string, Explanation> {
  const found = new Map<string, Explanation>();
  for (const explanation of explanations) if (!found.has(explanation.id)) found.set(explanation.id, explanation);
  return found;
}
