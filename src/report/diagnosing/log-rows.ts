import type { CauseRow } from './cause-row.ts';

/** What logs tell of failed connections. */
export interface LogRows {
  /** What is the case, in a sentence or two. */
  readonly verdict: string;
  /** What to do first comes first; of each, `logged` has more. */
  readonly causes: readonly CauseRow[];
  /** In the order of `causes`. */
  readonly logged: readonly LoggedRow[];
  readonly files: readonly LogFileRow[];
  /** Of all files. */
  readonly lines: number;
  /** Lines in the form of the agent's log, and those that curl and openssl write about connections. */
  readonly recognised: number;
  /** Connections that went well. */
  readonly successes: number;
  /** The first and the last time that a line tells. */
  readonly first: string | null;
  readonly last: string | null;
  readonly histogram: HistogramRow;
}

/** What logs tell of one cause. */
export interface LoggedRow {
  readonly id: string;
  /** `current`: nothing says that it went well again. `failed-over`: the next proxy took over. `past`: it went well again. */
  readonly state: 'current' | 'past' | 'failed-over';
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Proxies as the log names them, without logins. */
  readonly proxies: readonly string[];
  readonly hosts: readonly string[];
  readonly examples: readonly { readonly file: string; readonly line: number; readonly text: string }[];
}

/** How much of a file was read. */
export interface LogFileRow {
  readonly file: string;
  readonly state: 'read' | 'part' | 'unreadable';
  readonly why: string | null;
  readonly lines: number;
  /** Octets of text, after decompression. */
  readonly bytes: number;
}

/** Failures by hour or by day; those whose lines tell no time are left out. */
export interface HistogramRow {
  readonly unit: 'hour' | 'day';
  readonly periods: readonly { readonly start: string; readonly counts: readonly { readonly id: string; readonly count: number }[] }[];
  /** Whether there were more days than are counted. */
  readonly cut: boolean;
}
