import type { RefusalId } from '../../refusal.ts';
import type { ContainerRefusal } from '../container.ts';

/** Thrown where the reading of a container stops; {@link refusing} makes a refusal of it. Never leaves this folder. */
export class Unreadable extends Error {
  /** `undefined` where the container is malformed. */
  readonly id: RefusalId | undefined;

  constructor(detail: string, id?: RefusalId) {
    super(detail);
    this.name = 'Unreadable';
    this.id = id;
  }
}

/** What `read` returns, or why it could not: with the id `malformed` where the error has none of its own. */
export function refusing<T>(malformed: RefusalId, read: () => T): T | ContainerRefusal {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'refusal', id: error.id ?? malformed, detail: error.message };
    throw error;
  }
}
