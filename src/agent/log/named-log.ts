import { isFolder } from '../root/path-in-root.ts';
import { type LogFileRead, readLogFile } from './log-file.ts';
import { type LogListener, readLogFolder } from './log-folder.ts';

/** Reads a log that the user named, or every log in a folder that the user named. Nothing is thrown for what cannot be read. */
export async function readNamedLog(path: string, listener: LogListener): Promise<readonly LogFileRead[]> {
  if (isFolder(path)) {
    // The folder is its own root: what links in it name outside is not what the user named.
    const read = await readLogFolder(path, '/', listener);
    return read.length > 0 ? read : [{ file: path, state: 'unreadable', why: 'there is no log in this folder', lines: 0, bytes: 0 }];
  }
  const read = await readLogFile(path, 'follow', path, (line, number) => listener.onLine(line, number, path));
  listener.onEnd();
  return [read];
}
