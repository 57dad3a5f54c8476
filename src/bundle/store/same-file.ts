import { statSync } from 'node:fs';

/** Whether two paths lead to one file, through links too; `false` where one of them leads nowhere. */
export function isSameFile(left: string, right: string): boolean {
  const one = statSync(left, { throwIfNoEntry: false });
  const other = statSync(right, { throwIfNoEntry: false });
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}
