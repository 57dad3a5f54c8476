import type { Runner } from '../bundle/store/holder.ts';

/** A terminal at which a person looks. */
export interface Terminal {
  /** Its width now, in characters. */
  readonly columns: () => number;
}

/** A person at a terminal, who can be asked. */
export interface Person {
  /** Shows the question and reads one line, without its end; `undefined` where the person ends the input. */
  readonly ask: (question: string) => Promise<string | undefined>;
}

/** All that a command takes from the process and gives to it; tests make their own. */
export interface World {
  /** Without the executable and the script. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Asked only where a command reads it. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Results. */
  readonly stdout: (text: string) => void;
  /** Progress and failures. */
  readonly stderr: (text: string) => void;
  /** Standard error where it is a terminal. */
  readonly terminal: () => Terminal | undefined;
  /** Standard output where it is a terminal. */
  readonly screen: () => Terminal | undefined;
  /** The person who sits at standard input and sees standard error, where both are terminals. */
  readonly person: () => Person | undefined;
  /** Has `act` called at the next Ctrl-C, SIGTERM or SIGHUP, in place of the end of the process; gives back how to undo that. */
  readonly onInterrupt: (act: () => void) => () => void;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds on a clock that never jumps. */
  readonly clock: () => number;
  /** A short text that no other run makes, for the name of a temporary file. */
  readonly unique: () => string;
  /** The process and its user: told to others who wait for it. */
  readonly runner: () => Runner;
}
