import { Failure } from '../../failure.ts';
import type { World } from '../world.ts';

/** What is left of the time of a whole run, which began when the command did. */
export class Deadline {
  readonly #clock: World['clock'];
  readonly #begun: number;

  constructor({ clock }: Pick<World, 'clock'>) {
    this.#clock = clock;
    this.#begun = clock();
  }

  /** What is left of `wholeMs`, at least nothing; `undefined` where there is no bound. */
  left(wholeMs: number | undefined): number | undefined {
    return wholeMs === undefined ? undefined : Math.max(0, wholeMs - (this.#clock() - this.#begun));
  }

  /** Waits for the bundle, which may come through a pipe, no longer than that. Fails: `interrupted`. */
  async within<Read>(wholeMs: number | undefined, reading: Promise<Read>): Promise<Read> {
    const left = this.left(wholeMs);
    if (left === undefined) return reading;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooLate()), left);
    });
    try {
      return await Promise.race([reading, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function tooLate(): Failure {
  return new Failure({
    code: 'interrupted',
    what: 'cannot read the bundle to its end',
    why: 'the time of --deadline was over before',
    next: 'check what writes into the pipe, or allow more time',
  });
}
