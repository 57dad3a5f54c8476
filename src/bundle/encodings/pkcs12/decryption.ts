import type { Password } from './password.ts';

/** How contents are decrypted with a password. */
export interface Decryption {
  /** Whether the empty password and the absent one are told apart. */
  readonly tellsAbsent: boolean;
  /** Units of work for so many octets. */
  readonly cost: (length: number) => number;
  /** `undefined` where the password does not fit, as far as padding tells. */
  readonly decrypt: (password: Password, octets: Uint8Array) => Buffer | undefined;
}
