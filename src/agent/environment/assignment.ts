/** One variable that a file sets, as one reader takes it. Holds passwords: it is never printed as it is. */
export interface Assignment {
  readonly name: string;
  /** One character for each octet; `undefined` where only a shell that runs it would know. */
  readonly value: string | undefined;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** What a reader does not take, or does beside taking values. */
export interface Effect {
  readonly line: number;
  readonly kind: EffectKind;
  /** The variable that it concerns, where there is one. */
  readonly name?: string;
}

/**
 * `ignored-line`: a line without "=". `ignored-export`: a line that begins with "export". `invalid-name`: what stands before "=" is
 * no name. `glued-comment`: a "#" behind the value became part of it. `unterminated-quote`: the quote goes on to the end of the
 * file. `continued-comment`: a comment ends in "\": systemd before 254 takes the next line for a part of it.
 *
 * `runs-command`: a word is run. `runs-rest`: what follows an unquoted ";" or "&" is run. `runs-spaced`: blanks around "=" make the name
 * a command. `runs-substitution`: `$(…)` or backquotes. `isolated`: the variable is set in a process of its own, and lost.
 * `opens-file`: a redirection.
 */
export type EffectKind =
  | 'ignored-line'
  | 'ignored-export'
  | 'invalid-name'
  | 'glued-comment'
  | 'unterminated-quote'
  | 'continued-comment'
  | 'runs-command'
  | 'runs-rest'
  | 'runs-spaced'
  | 'runs-substitution'
  | 'isolated'
  | 'opens-file';

/** Why a reader gives up: at a line of the file. */
export interface Stop {
  readonly line: number;
  /**
   * `syntax`: the shell ends with an error, and whatever sourced the file ends with it. `script`: it is more than assignments, and
   * not followed here. `encoding`: systemd takes nothing of a file with invalid UTF-8 or a NUL.
   */
  readonly kind: 'syntax' | 'script' | 'encoding';
  readonly why: string;
}

/** A file as one reader takes it. */
export interface Reading {
  /** In the order of the file; of a name that is set twice the last counts. */
  readonly assignments: readonly Assignment[];
  readonly effects: readonly Effect[];
  readonly stop?: Stop;
}

/** The names that an environment variable can have. Source: POSIX.1-2017, Base Definitions §8.1. */
export const variableName: RegExp = /^[A-Za-z_][A-Za-z0-9_]*$/;
