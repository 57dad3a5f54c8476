import { legName } from '../../proxy/handshake/leg-name.ts';
import { printable } from '../../report/printable.ts';
import { columns } from '../../report/text/columns.ts';

/** How far the ways through one proxy have come. */
export interface ProxyProgress {
  /** `proxy 2`, `direct`. */
  readonly name: string;
  /** Without the login. */
  readonly proxy: string;
  readonly pairs: number;
  readonly ended: number;
  /** Milliseconds since the first way was begun; `undefined` before. */
  readonly forMs: number | undefined;
  /** Names of the legs at which ways ended without reaching their goal. */
  readonly failedAt: readonly string[];
}

const gap = '  ';
const green = '\u{1b}[32m';
const red = '\u{1b}[31m';
const plain = '\u{1b}[0m';

/**
 * One line for each proxy, none longer than `width`; colour only underlines what the words say. Where there is too little room it is
 * the proxy of which less is shown, from its end, where host and port stand.
 */
export function progressLines(all: readonly ProxyProgress[], width: number, isColoured: boolean): readonly string[] {
  const widest = (textOf: (one: ProxyProgress) => string): number => Math.max(...all.map((one) => textOf(one).length));
  const room = width - widest(({ name }) => name) - widest(stateOf) - 2 * gap.length;
  const proxies = all.map(({ proxy }) => endOf(printable(proxy), room));
  const lines = columns(
    all.map((one, i) => [one.name, ...(room > 0 ? [proxies[i] ?? ''] : []), stateOf(one)]),
    gap,
  );
  return lines.map((line, i) => {
    const cut = line.slice(0, Math.max(width, 1));
    const colour = isColoured ? colourOf(all[i]) : undefined;
    return colour === undefined ? cut : `${colour}${cut}${plain}`;
  });
}

/** At most so many characters, of which the last ones are those of the text. */
function endOf(text: string, room: number): string {
  return text.length <= room ? text : `…${text.slice(text.length - Math.max(room - 1, 0))}`;
}

function stateOf({ pairs, ended, forMs, failedAt }: ProxyProgress): string {
  if (forMs === undefined) return 'waiting';
  const seconds = `${(forMs / 1000).toFixed(1)} s`;
  const failures = failedAt.length > 0 ? `, ended at ${[...new Set(failedAt.map(legName))].join(', ')}` : '';
  if (ended < pairs) return `${pairs > 1 ? `${ended} of ${pairs} targets` : 'on the way'}, ${seconds}${failures}`;
  return failedAt.length > 0 ? `${seconds}${failures}` : `through, ${seconds}`;
}

function colourOf(progress: ProxyProgress | undefined): string | undefined {
  if (!progress || progress.ended < progress.pairs) return undefined;
  return progress.failedAt.length > 0 ? red : green;
}
