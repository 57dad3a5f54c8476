import { join } from 'node:path';
import { pathInRoot, shownPath } from '../root/path-in-root.ts';
import { namesInRoot } from '../root/read-in-root.ts';
import { type LogFileRead, readLogFile } from './log-file.ts';
import { logFamilies } from './rotations.ts';

/** What is told of a line, and of the end of a log with its rotations. */
export interface LogListener {
  readonly onLine: (line: string, number: number, file: string) => void;
  readonly onEnd: () => void;
}

/** Reads every log in a folder below `root`, its rotations first, the oldest before all. Links are followed inside `root`. */
export async function readLogFolder(root: string, folder: string, { onLine, onEnd }: LogListener): Promise<readonly LogFileRead[]> {
  const names = namesInRoot(root, folder);
  if (names === undefined) return [{ file: shownPath(root, folder), state: 'unreadable', why: 'permission denied', lines: 0, bytes: 0 }];
  const read: LogFileRead[] = [];
  for (const { files } of logFamilies(names)) {
    for (const name of files) read.push(await readFound(root, join(folder, name), onLine));
    onEnd();
  }
  return read;
}

async function readFound(root: string, path: string, onLine: LogListener['onLine']): Promise<LogFileRead> {
  const shown = shownPath(root, path);
  const place = pathInRoot(root, path);
  if (place === undefined) return { file: shown, state: 'unreadable', why: 'its links lead in a circle', lines: 0, bytes: 0 };
  return await readLogFile(place, 'refuse', shown, (line, number) => onLine(line, number, shown));
}
