import { Session } from 'node:inspector';

/** Watches which blocks of `src/` run, through V8's own coverage. */
export interface Coverage {
  /** Keys of the blocks that ran since the last call. */
  readonly take: () => readonly string[];
  readonly stop: () => void;
}

/** Sees nothing. */
export const noCoverage: Coverage = { take: () => [], stop: () => undefined };

interface Taken {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly Range[] }[];
  }[];
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** Starts to watch this process. A call of `take` costs a millisecond or two: ask for many inputs at once. */
export function startCoverage(): Coverage {
  const session = new Session();
  session.connect();
  const post = (method: string, options: object = {}): unknown => {
    let [failure, answer]: [Error | null, unknown] = [null, undefined];
    // In the same thread the answer comes before the call returns.
    session.post(method, options, (error, result) => {
      [failure, answer] = [error, result];
    });
    if (failure) throw failure;
    return answer;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    take: () => blocksOf(post('Profiler.takePreciseCoverage') as Taken),
    stop: () => session.disconnect(),
  };
}

function blocksOf({ result }: Taken): readonly string[] {
  return result
    .filter(({ url }) => url.includes('/src/'))
    .flatMap(({ url, functions }) =>
      functions
        .flatMap(({ ranges }) => ranges)
        .filter(({ count }) => count > 0)
        .map(({ startOffset, endOffset }) => `${url}:${startOffset}-${endOffset}`),
    );
}
