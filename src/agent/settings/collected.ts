import type { Assignment } from '../environment/assignment.ts';
import type { Place } from '../unit/unit-environment.ts';
import type { Setting } from './setting.ts';

/** What is told of a variable that is set many times. */
const maxOverrode = 20;

/** Assignments in the order in which they are made, the later ones over the earlier ones. */
export class Collected {
  readonly #settings = new Map<string, Setting>();

  get settings(): ReadonlyMap<string, Setting> {
    return this.#settings;
  }

  /** Values that are known so far, one character for each octet. */
  values(): ReadonlyMap<string, string | undefined> {
    return new Map([...this.#settings].map(([name, { value }]) => [name, value === undefined ? undefined : octets(value)]));
  }

  add(path: string, { name, value, line }: Assignment): void {
    const before = this.#settings.get(name);
    const text = value === undefined ? undefined : Buffer.from(value, 'latin1').toString('utf8');
    const overrode = before ? [{ ...before.place, isSame: before.value === text }, ...before.overrode] : [];
    const place: Place = { path, line };
    this.#settings.set(name, { name, value: text, place, overrode: overrode.slice(0, maxOverrode) });
  }

  remove(name: string): void {
    this.#settings.delete(name);
  }
}

function octets(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
