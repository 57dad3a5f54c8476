import { lineCounter } from '../lines.ts';

/** Thrown inside this folder: the shell refuses the text, or it is more than is followed here. */
export class ShellStop extends Error {
  readonly kind: 'syntax' | 'script';
  readonly offset: number;

  constructor(kind: 'syntax' | 'script', why: string, offset: number) {
    super(why);
    this.kind = kind;
    this.offset = offset;
  }
}

/** No file of settings has so many words: of what stands behind them nothing is known, which keeps the time of a hostile file short. */
const maxWords = 50_000;

/** A place in the text of a shell script. An escaped line end vanishes before anything is read. Source: POSIX.1-2017, XCU §2.2.1. */
export class Cursor {
  readonly text: string;
  readonly #lineAt: (offset: number) => number;
  readonly #words: { left: number };
  at = 0;

  /** The shell drops NULs. `outer`: the text in which this one stands. */
  constructor(text: string, outer?: Cursor) {
    this.text = text.replaceAll('\0', '');
    this.#words = outer ? outer.#words : { left: maxWords };
    this.#lineAt = lineCounter(this.text);
  }

  /** The next character, past escaped line ends; empty at the end. */
  peek(): string {
    while (this.text[this.at] === '\\' && this.text[this.at + 1] === '\n') this.at += 2;
    return this.text.charAt(this.at);
  }

  /** Takes the next character. */
  take(): string {
    const character = this.peek();
    this.at += character.length;
    return character;
  }

  /** Takes the next character as it stands, an escaped line end too. */
  takeRaw(): string {
    const character = this.text.charAt(this.at);
    this.at += character.length;
    return character;
  }

  /** Counts a word that begins here. Throws: {@link ShellStop} where there are too many. */
  countWord(): void {
    this.#words.left -= 1;
    if (this.#words.left < 0) throw new ShellStop('script', `it has more than ${maxWords} words`, this.at);
  }

  /** The line of an offset. */
  lineOf(offset: number): number {
    return this.#lineAt(offset);
  }
}
