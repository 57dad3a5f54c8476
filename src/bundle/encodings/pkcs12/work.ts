import { Unreadable } from '../ber/unreadable.ts';
import type { Password } from './password.ts';

/** A second, about, on a slow machine of 2020. */
const defaultLimit = 2_000_000;

/**
 * How much a file may make us compute before its password is known to fit. One unit is an iteration of PBKDF2; everything
 * else is counted in such. A hostile file may ask for days.
 */
export class Work {
  readonly #limit: number;
  #left: number;

  constructor(limit: number = defaultLimit) {
    this.#limit = limit;
    this.#left = limit;
  }

  /**
   * The first password for which `attempt` returns something, or `undefined` where none does. Guesses are made as long as the work lasts.
   * Fails: `pkcs12-iterations` where it does not last for the first one, or for one that was given.
   */
  try<T>(
    passwords: readonly Password[],
    cost: number,
    attempt: (password: Password) => T | undefined,
  ): { readonly password: Password; readonly result: T } | undefined {
    for (const password of passwords) {
      if (cost > this.#left && (!password.isGuess || password === passwords[0])) throw this.#tooMuch(cost);
      if (cost > this.#left) return undefined;
      this.#left -= cost;
      const result = attempt(password);
      if (result !== undefined) return { password, result };
    }
    return undefined;
  }

  #tooMuch(cost: number): Unreadable {
    const done = this.#limit - this.#left;
    const asked = Number.isFinite(cost) ? `${done + cost} iterations of key derivation` : 'endless key derivation';
    return new Unreadable(`the file asks for ${asked}, the bound is ${this.#limit}`, 'pkcs12-iterations');
  }
}
