/** How likely something is. */
export interface ProbabilityRow {
  /** From 0 to 1, rounded as a double is; it adds up to 1 only nearly. */
  readonly probability: number;
  /** The same exactly, in lowest terms: `1/3`, or `1`. */
  readonly fraction: string;
}

/** What becomes of the host. */
export interface EndRow {
  /** `direct`: past every proxy, and that was seen to work; `direct-untested`: nobody looked whether it works. */
  readonly end: 'reports' | 'direct' | 'direct-untested' | 'silent';
  /** The proxy through which it reports, `null` where it reports through none. */
  readonly through: number | null;
}

/** An end and how likely it is. */
export interface OutcomeRow extends EndRow, ProbabilityRow {}

/** An outcome, and how likely it is after so many attempts. */
export interface TimedOutcomeRow extends OutcomeRow {
  readonly attempts: readonly ({ readonly count: number } & ProbabilityRow)[];
}

/** One proxy, or the direct connection, that a connection tries. */
export interface AttemptRow {
  readonly via: number | 'direct';
  readonly met: 'works' | 'dead' | 'untrusted' | 'unreadable' | 'fails' | 'untested';
}

/** One connection, attempt by attempt. */
export interface CourseRow extends EndRow {
  readonly attempts: readonly AttemptRow[];
}

/** What becomes of the host when exactly these proxies are dead; an entry that is no proxy URL is not among them. */
export interface SubsetRow {
  readonly down: readonly number[];
  readonly outcomes: readonly OutcomeRow[];
}

/** What a connection does if this is what makes the agent go on to the next proxy. */
export interface RouteReadingRow {
  /** `http-only`: connection and HTTP failures; `trust-too`: failures of TLS trust too. */
  readonly reading: 'http-only' | 'trust-too';
  /** Reports first, by proxy, then direct, then silence. */
  readonly outcomes: readonly TimedOutcomeRow[];
  /** One for the sequential order; for the random order those that differ, with their probabilities. */
  readonly courses: readonly (CourseRow & ProbabilityRow)[];
  /** The course of the order that the seed draws, `null` without a seed. */
  readonly drawn: CourseRow | null;
}

/** The same, and for every set of dead proxies. */
export interface FailoverReadingRow extends RouteReadingRow {
  /** The smallest first. */
  readonly subsets: readonly SubsetRow[];
}

/** What the agent does with its proxies as they are. */
export interface RouteRow<Reading extends RouteReadingRow = RouteReadingRow> {
  readonly order: 'sequential' | 'random';
  readonly seed: number | null;
  /** Whether the agent goes direct behind the last proxy. */
  readonly failOpen: boolean;
  /** The option, or the file and line, that says so; `null` for what is assumed, because nothing says it. */
  readonly setBy: { readonly order: string | null; readonly failOpen: string | null };
  readonly direct: 'works' | 'fails' | 'untested';
  /** Those that the agent uses, redacted. */
  readonly proxies: readonly {
    readonly index: number;
    readonly proxy: string;
    /** `unreadable`: the entry of the list is no proxy URL. */
    readonly condition: 'works' | 'dead' | 'untrusted' | 'unreadable';
  }[];
  /** How many stand behind the last one that the agent uses. */
  readonly ignored: number;
  /** Whether the outcomes of the two readings differ. */
  readonly readingsDiffer: boolean;
  /** Both readings, `http-only` first. */
  readonly readings: readonly Reading[];
}

/** The same, and for every set of dead proxies. */
export type FailoverRow = RouteRow<FailoverReadingRow>;
