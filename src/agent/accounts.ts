import { readInRoot } from './root/read-in-root.ts';

/** A user of a host, with the groups whose rights he has. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gids: readonly number[];
}

/** Lines of a file of accounts; a host has a few dozen. */
const maxLines = 20_000;

/**
 * The user of that name, or of that number, as the files of a host know him; `undefined` where they do not, for instance because a
 * directory service does.
 * Limits: 20,000 lines a file, 1 MiB.
 * Source: passwd(5), group(5).
 */
export function accountOf(root: string, user: string | number): Account | undefined {
  const fields = linesOf(root, '/etc/passwd').find(([name, , uid]) => (typeof user === 'number' ? uid === `${user}` : name === user));
  if (!fields) return user === 0 || user === 'root' ? { name: 'root', uid: 0, gids: [0] } : undefined;
  const [name = '', , uid = '', gid = ''] = fields;
  if (!isNumber(uid) || !isNumber(gid)) return undefined;
  const more = linesOf(root, '/etc/group').filter(([, , id = '', members = '']) => isNumber(id) && members.split(',').includes(name));
  return { name, uid: Number(uid), gids: [Number(gid), ...more.map(([, , id]) => Number(id))] };
}

function isNumber(text: string): boolean {
  return /^\d{1,10}$/.test(text);
}

function linesOf(root: string, path: string): readonly (readonly string[])[] {
  const content = readInRoot(root, path);
  if (content.kind !== 'text') return [];
  return content.text
    .split('\n', maxLines)
    .map((line) => line.split(':'))
    .filter(([, , id]) => id !== undefined);
}
