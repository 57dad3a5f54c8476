import { type Stats, statSync } from 'node:fs';

/** Whether two paths lead to one file, through links too; `false` where one of them leads nowhere that can be seen. */
export function isSameFile(left: string, right: string): boolean {
  const other = statsOf(right);
  const one = other && statsOf(left);
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Whoever writes there next says why it cannot be done.
    return undefined;
  }
}
