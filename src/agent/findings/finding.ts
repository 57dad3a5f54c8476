import type { Conf } from '../conf.ts';
import type { Reader, Settings } from '../settings/setting.ts';

/** Where something is wrong, and what: data, never thrown. It never holds the value of a variable. */
export interface SettingsFinding {
  /** The id of the rule that found it. */
  readonly id: string;
  /** `error`: the agent does not get what is meant. `warning`: it may not, or somebody else gets it. `notice`: good to know. */
  readonly level: 'error' | 'warning' | 'notice';
  /** The fact met, on one line. */
  readonly detail: string;
  /** The path on the host whose files were read. */
  readonly path: string;
  /** From 1; `undefined` where it is about the whole file. */
  readonly line: number | undefined;
}

/** A fact that a rule met. */
export interface Met extends Pick<SettingsFinding, 'detail' | 'path' | 'line'> {
  /** The variable that it concerns. */
  readonly name?: string;
}

/** What rules look at. */
export interface Configured {
  readonly settings: Settings;
  readonly conf: Conf | undefined;
  /** Variables of which another rule has told something already. */
  readonly told: ReadonlySet<string>;
}

/** One requirement of the settings of an agent: its check and its documentation. */
export interface SettingsRule {
  /** Stable identifier, equal to the file's name. */
  readonly id: string;
  readonly level: SettingsFinding['level'];
  /** Whose reading is harmed: where this reader counts it is an error, where the other one does a warning; left out for both. */
  readonly harms?: Reader;
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
  readonly check: (configured: Configured) => readonly Met[];
}
