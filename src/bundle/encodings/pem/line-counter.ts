/** Gives the lines of positions that are asked in rising order; a position before the last one is counted from the start. */
export function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let position = 0;
  let newline = text.indexOf('\n');
  return (at) => {
    if (at < position) [line, position, newline] = [1, 0, text.indexOf('\n')];
    while (newline !== -1 && newline < at) {
      line += 1;
      position = newline + 1;
      newline = text.indexOf('\n', position);
    }
    return line;
  };
}
