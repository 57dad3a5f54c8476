import type { FailureText } from './text.ts';

/** Codes of what is wrong with the generations of a bundle. */
export type RecordingCode =
  | 'history-unreadable'
  | 'history-unwritable'
  | 'history-not-recorded'
  | 'history-not-a-folder'
  | 'no-such-generation'
  | 'generation-unusable';

/** The text of each. */
export const recording: Readonly<Record<RecordingCode, FailureText>> = {
  'history-unreadable': {
    title: 'the generations of the bundle cannot be read',
    why: 'this user may not look into the folder beside the bundle, or its disk gives an error',
    consequence: 'nothing can be told or rolled back; the bundle itself is unchanged (exit code 3)',
    remedy: 'run it as a user who may read it, usually root',
    source: 'open(2) and readdir(3), EACCES and EIO',
  },
  'history-unwritable': {
    title: 'no generation can be written',
    why: 'the old bundle is recorded before the new one takes its place, and the folder for that could not be made or written to',
    consequence: 'nothing was written: the old file is unchanged, and the agent loads what it loaded before (exit code 3)',
    remedy: 'check the folder beside the bundle and the space on its disk; or pass --generations 0 to keep none',
    source: 'mkdir(2) and open(2), EACCES, ENOSPC and EROFS',
  },
  'history-not-recorded': {
    title: 'the bundle is written, but is not recorded as a generation',
    why: 'the disk became full, or the folder of generations went away, after the new bundle had taken its place',
    consequence:
      'the new bundle is in place, and the agent loads it from its next start on; only history does not show it yet (exit code 3)',
    remedy: 'check the folder of the generations; the next run records it',
    source: 'write(2), ENOSPC; cabundle, docs/history.md',
  },
  'history-not-a-folder': {
    title: 'something else stands where the generations are kept',
    why: 'a symbolic link there could lead a writer that runs as root elsewhere, and a file can hold no generations',
    consequence: 'nothing was written: the old file is unchanged (exit code 2)',
    remedy: 'remove what stands there, or pass --generations 0 to keep none',
    source: 'symlink(7)',
  },
  'no-such-generation': {
    title: 'the bundle has no such generation',
    why: 'it was never made, or newer ones have taken its place: only the latest are kept',
    consequence: 'nothing was rolled back: the bundle is unchanged (exit code 2)',
    remedy: 'see cabundle history for those that there are, or merge the certificates that are wanted',
    source: 'cabundle, docs/history.md',
  },
  'generation-unusable': {
    title: 'a generation is damaged, or would not load',
    why: 'its content is not what was recorded, or OpenSSL does not load it: somebody or a disk has changed it',
    consequence:
      'nothing was rolled back: the bundle is unchanged, for the agent would trust nothing by one that does not load (exit code 2)',
    remedy: 'see cabundle history, and choose another generation',
    source: 'SSL_CTX_load_verify_locations(3); cabundle, docs/history.md',
  },
};
