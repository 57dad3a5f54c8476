import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { systemErrorCode } from '../../failure.ts';
import { readLines } from './log-lines.ts';
import { unzipped } from './unzipped.ts';

/** How much of a log was read. */
export interface LogFileRead {
  /** As it is shown. */
  readonly file: string;
  /** `part`: its end is missing, or it is larger than what is read; `why` says which. */
  readonly state: 'read' | 'part' | 'unreadable';
  readonly why: string | undefined;
  readonly lines: number;
  /** Octets of text, after decompression. */
  readonly bytes: number;
}

/** Octets of one log, after decompression: a bomb of gzip ends here. */
export const maxLogBytes: number = 1024 * 1024 * 1024;

const chunkSize = 256 * 1024;

/** Who may read what stands behind a link: `follow` where the user named it, `refuse` where it was found. */
export type LinkUse = 'follow' | 'refuse';

/** Reads a log line by line, decompressed where it is gzip. Nothing is thrown for what cannot be read. */
export async function readLogFile(
  place: string,
  links: LinkUse,
  shown: string,
  onLine: (line: string, number: number) => void,
): Promise<LogFileRead> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(place, constants.O_RDONLY | constants.O_NONBLOCK | (links === 'refuse' ? constants.O_NOFOLLOW : 0));
    const status = await handle.stat();
    if (!status.isFile()) return unreadable(shown, status.isDirectory() ? 'it is a folder' : 'it is no regular file');
    return await readLogStream(chunksOf(handle), shown, onLine);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return unreadable(shown, reasons[code] ?? code);
  } finally {
    await handle?.close();
  }
}

/** Reads a log from a stream. */
export async function readLogStream(
  chunks: AsyncIterable<Uint8Array>,
  shown: string,
  onLine: (line: string, number: number) => void,
): Promise<LogFileRead> {
  let lines = 0;
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of unzipped(chunks)) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  const note = (line: string, number: number): void => {
    lines = number;
    onLine(line, number);
  };
  try {
    const { isCut } = await readLines(counted(), maxLogBytes, note);
    const why = isCut ? `it is larger than ${maxLogBytes / 1024 / 1024} MiB: the rest was not read` : undefined;
    return { file: shown, state: isCut ? 'part' : 'read', why, lines, bytes };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    if (!code.startsWith('Z_')) return { ...unreadable(shown, reasons[code] ?? code), lines, bytes };
    const why = code === 'Z_BUF_ERROR' ? 'its gzip ends too early' : 'its gzip is damaged';
    return { file: shown, state: 'part', why, lines, bytes };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link, or its links lead in a circle',
};

function unreadable(file: string, why: string): LogFileRead {
  return { file, state: 'unreadable', why, lines: 0, bytes: 0 };
}

async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const buffer = Buffer.allocUnsafe(chunkSize);
    const { bytesRead } = await handle.read(buffer, 0, chunkSize, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
