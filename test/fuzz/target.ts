import type { Random } from './random.ts';

/** Something that takes bytes from strangers, and what has to hold whatever the bytes are. */
export interface Target {
  readonly name: string;
  /** Inputs to begin with. */
  readonly seeds: readonly Buffer[];
  /** A changed input; `other` is one from which parts can be taken. */
  readonly mutate: (input: Buffer, other: Buffer, random: Random) => Buffer;
  /**
   * Feeds an input. What came of it, in a few words: an input with an answer that is new is worth keeping.
   * Fails: any error means that what has to hold does not.
   */
  readonly run: (input: Buffer) => string | Promise<string>;
  /**
   * Asks those who are asked for many inputs at once, such as OpenSSL; the inputs on which they and the product differ.
   * Unless it is the end, it waits until there are many.
   */
  readonly settle?: (isEnd: boolean) => readonly Fault[];
}

/** An input for which something does not hold. */
export interface Fault {
  readonly what: string;
  readonly input: Buffer;
}

/** An answer without its numbers and names, so that like answers are equal. */
export function answerShape(text: string): string {
  return text
    .replace(/"[^"]*"/g, '""')
    .replace(/\d+/g, '0')
    .slice(0, 200);
}
