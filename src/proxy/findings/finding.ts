import type { ConfiguredProxy } from '../configured.ts';

/** What is wrong with a list of proxies: data, never thrown. It never quotes a user name or a password. */
export interface ProxyFinding {
  /** The id of the rule that found it. */
  readonly id: string;
  /** `error`: the agent does not get the proxy that is meant. `warning`: it may not. `notice`: good to know. */
  readonly level: 'error' | 'warning' | 'notice';
  /** The fact met, on one line. */
  readonly detail: string;
  /** Place of the proxy in the list, from 1. */
  readonly index: number;
}

/** One requirement of a list of proxies: its check and its documentation. */
export interface ProxyRule {
  /** Stable identifier, equal to the file's name. */
  readonly id: string;
  readonly level: ProxyFinding['level'];
  /** The requirement, as a sentence. */
  readonly title: string;
  /** The fact where it is broken, in a few words. */
  readonly broken: string;
  /** What happens where it is broken. */
  readonly why: string;
  /** What follows for the agent. */
  readonly consequence: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Where the requirement comes from. */
  readonly source: string;
  /** One case in which it is kept and one in which it is broken. */
  readonly examples: { readonly kept: string; readonly broken: string };
  /** The fact met by one proxy of the list, or `undefined` where the requirement is kept. */
  readonly check: (configured: ConfiguredProxy, list: readonly ConfiguredProxy[]) => string | undefined;
}
