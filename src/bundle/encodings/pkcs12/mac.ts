import type { Password } from './password.ts';

/** A message authentication code, ready to be compared. */
export interface Mac {
  /** Whether the empty password and the absent one are told apart. */
  readonly tellsAbsent: boolean;
  /** Units of work for one password. */
  readonly cost: number;
  readonly fits: (password: Password, content: Uint8Array) => boolean;
}
