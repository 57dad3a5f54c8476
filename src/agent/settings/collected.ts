import type { Assignment } from '../environment/assignment.ts';
import type { Place } from '../unit/unit-environment.ts';
import type { Setting } from './setting.ts';

/** What is told of a variable that is set many times. */
const maxOverrode = 20;

/** A value that a variable once had. */
interface Value {
  readonly value: string | undefined;
  readonly place: Place;
}

/** Assignments in the order in which they are made, the later ones over the earlier ones. */
export class Collected {
  /** Of each variable the latest first. */
  readonly #values = new Map<string, readonly Value[]>();

  settings(): ReadonlyMap<string, Setting> {
    return new Map([...this.#values].flatMap(([name, values]) => settingOf(name, values)));
  }

  /** What is set so far, one character for each octet. */
  values(): ReadonlyMap<string, string | undefined> {
    return new Map([...this.#values].map(([name, [latest]]) => [name, latest?.value]));
  }

  add(path: string, { name, value, line }: Assignment): void {
    const before = this.#values.get(name) ?? [];
    this.#values.set(name, [{ value, place: { path, line } }, ...before.slice(0, maxOverrode)]);
  }

  remove(name: string): void {
    this.#values.delete(name);
  }
}

function settingOf(name: string, [latest, ...earlier]: readonly Value[]): readonly (readonly [string, Setting])[] {
  if (!latest) return [];
  const overrode = earlier.map(({ value, place }) => ({ ...place, isSame: value === latest.value }));
  return [[name, { name, value: latest.value === undefined ? undefined : utf8(latest.value), place: latest.place, overrode }]];
}

function utf8(octets: string): string {
  return Buffer.from(octets, 'latin1').toString('utf8');
}
