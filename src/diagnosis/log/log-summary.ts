import type { Leg } from '../../proxy/handshake/observation.ts';
import type { LoggedId } from './logged-ids.ts';

/** What became of a way that had failed: it is the last that is known, it went well again later, or the next proxy took over at once. */
export type LoggedState = 'current' | 'past' | 'failed-over';

/** One place of a log that shows a cause. */
export interface LoggedExample {
  /** The file as it is shown, `-` for standard input. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Short, without logins; may hold hostile characters. */
  readonly text: string;
}

/** All that logs tell of one cause. */
export interface LoggedCause {
  /** Of a cause or of a finding, as live diagnosis names it. */
  readonly id: LoggedId;
  readonly state: LoggedState;
  /** A setting that the agent complains of: it closes no way. */
  readonly isSetting: boolean;
  readonly leg: Leg['leg'] | undefined;
  /** How often it was met. */
  readonly count: number;
  /** Milliseconds since 1970, where the lines tell a time. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The proxies that were in use, without logins; of many the first. */
  readonly proxies: readonly string[];
  /** The hosts that were asked for; of many the first. */
  readonly hosts: readonly string[];
  /** The first places and the last, at most three. */
  readonly examples: readonly LoggedExample[];
}

/** How many failures of each cause an hour or a day had. */
export interface LoggedPeriod {
  /** Its begin, milliseconds since 1970. */
  readonly start: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** What logs tell of the way to the platform. */
export interface LogSummary {
  readonly lines: number;
  /** Lines in the form of the agent's log, and those that such programs write about their connections, failed or not. */
  readonly recognised: number;
  /** How often a connection went well. */
  readonly successes: number;
  /** The time of the first and of the last line that tells one and was looked at. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Those that are current first, then the most frequent. */
  readonly causes: readonly LoggedCause[];
  readonly histogram: { readonly unit: 'hour' | 'day'; readonly periods: readonly LoggedPeriod[]; readonly isCut: boolean };
}
