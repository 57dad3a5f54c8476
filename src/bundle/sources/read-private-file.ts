import { closeSync, fstatSync, openSync } from 'node:fs';
import { Failure } from '../../failure.ts';
import { readDescriptor, unreadable } from './read-file.ts';

const maxBytes = 64 * 1024;
/** Read, write and run for others, and read and write for the group: write, for who writes it chooses the login. */
const others = 0o066;

/**
 * The content of a file that holds secrets, one character for each octet; a pipe serves too.
 * Limits: 64 KiB.
 * Fails: `readable-by-others` where the mode lets group or others read or write it; `source-unreadable`, `source-too-large`.
 */
export function readPrivateFile(path: string): string {
  const descriptor = open(path);
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw unreadable(path, Object.assign(new Error(), { code: 'EISDIR' }));
    if ((stat.mode & others) !== 0) throw readableByOthers(path);
    return readDescriptor(descriptor, path, { maxBytes, maxFiles: 0 });
  } finally {
    closeSync(descriptor);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function readableByOthers(path: string): Failure {
  return new Failure({
    code: 'readable-by-others',
    what: `cannot use "${path}": it holds a password`,
    why: 'its mode lets its group or everybody read or write it',
    next: 'take that right away: chmod 600 FILE; and change the password if it has been so for long',
  });
}
