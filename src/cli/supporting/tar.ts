import { gzipSync } from 'node:zlib';
import type { ArchiveFile } from './archive-file.ts';

// Written here: Node compresses, and what is left is one header for each file. Of the small packages nanotar leaves out the end of an archive
// whose size is a multiple of its block, and tar-stream and tar bring packages of their own for streams and for reading.

const blockSize = 512;
/** What tar(1) reads at once. */
const recordSize = 20 * blockSize;
const maxNameLength = 100;
const latest = 0o77777777777;

/**
 * The files as a compressed tar archive, in their order, all of the time `now`, of root, and readable by their owner alone. The same
 * files give the same bytes.
 * Limits: names of at most 100 characters, plain ASCII.
 * Source: POSIX.1-2024, pax, "ustar Interchange Format"; RFC 1952.
 */
export function tarGz(files: readonly ArchiveFile[], now: number): Uint8Array {
  const blocks = files.flatMap(({ name, content }) => [
    header(name, content.length, now),
    content,
    Buffer.alloc(padding(content.length, blockSize)),
  ]);
  // Two empty blocks end it.
  const archive = Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]);
  return gzipSync(Buffer.concat([archive, Buffer.alloc(padding(archive.length, recordSize))]), { level: 9 });
}

function padding(length: number, unit: number): number {
  return (unit - (length % unit)) % unit;
}

function header(name: string, size: number, now: number): Buffer {
  if (name.length > maxNameLength || !/^[!-~]+$/.test(name))
    throw new Error('the name of a file in the archive is too long, or not plain ASCII');
  const block = Buffer.alloc(blockSize);
  const seconds = Math.min(latest, Math.max(0, Math.floor(now / 1000)));
  block.write(name, 0, 'latin1');
  block.write(octal(0o600, 7), 100, 'latin1');
  block.write(octal(0, 7), 108, 'latin1');
  block.write(octal(0, 7), 116, 'latin1');
  block.write(octal(size, 11), 124, 'latin1');
  block.write(octal(seconds, 11), 136, 'latin1');
  block.write('        0', 148, 'latin1');
  block.write('ustar\u{0}00root', 257, 'latin1');
  block.write('root', 297, 'latin1');
  const sum = block.reduce((total, octet) => total + octet, 0);
  block.write(`${octal(sum, 6)}\u{0} `, 148, 'latin1');
  return block;
}

/** Of that many digits; what follows in the block is zero. */
function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
