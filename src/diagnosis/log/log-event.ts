import type { Leg } from '../../proxy/handshake/observation.ts';
import type { LoggedId } from './logged-ids.ts';

/** Where a line stands. */
export interface LinePlace {
  /** As it is shown, `-` for standard input. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A connection that failed, once for all the lines that tell of it. */
export interface LoggedFailure {
  readonly kind: 'failure';
  readonly causeId: LoggedId;
  readonly leg: Leg['leg'] | undefined;
  readonly time: number | undefined;
  /** The proxy in use, without its login. */
  readonly proxy: string | undefined;
  readonly host: string | undefined;
  /** Short, without logins; may hold hostile characters. */
  readonly evidence: string;
  readonly place: LinePlace;
}

/** What a log tells, in its order. */
export type LogEvent =
  | LoggedFailure
  | (Omit<LoggedFailure, 'kind'> & { readonly kind: 'setting' })
  | { readonly kind: 'success'; readonly host: string | undefined; readonly time: number | undefined }
  /** What failed last is left for the next proxy. */
  | { readonly kind: 'next-proxy' };
