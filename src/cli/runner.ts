import { hostname, userInfo } from 'node:os';
import type { Runner } from '../bundle/store/holder.ts';

/** This process, its host and its user; behind sudo the one who called it is named too. */
export function runnerOf(process: Pick<NodeJS.Process, 'pid' | 'geteuid' | 'env'>): Runner {
  const uid = process.geteuid?.();
  const name = userName() ?? `number ${uid}`;
  const caller = process.env['SUDO_USER'];
  return { pid: process.pid, uid, user: uid === 0 && caller && caller !== name ? `${caller} via sudo` : name, host: hostname() };
}

/** A user in a container need not have a name. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
