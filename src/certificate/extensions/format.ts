import type { DerReader } from '../der/der.ts';

/** How the value of a kind of extension is built. */
export interface ExtensionFormat {
  /** In words, as it stands in a malformation. */
  readonly name: string;
  /** Reads the value; what it leaves over is refused by its caller. */
  readonly check: (value: DerReader, name: string) => unknown;
}
