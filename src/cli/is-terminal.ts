import { fstatSync, statSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Whether a descriptor is a terminal. Node loads all of its sockets to answer that, a tenth of a start; so it is only asked about
 * devices, and not about the one that a service or cron gives.
 */
export function isTerminal(descriptor: number): boolean {
  const status = fstatSync(descriptor);
  return status.isCharacterDevice() && status.rdev !== statSync('/dev/null').rdev && isatty(descriptor);
}
