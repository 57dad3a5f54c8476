import { dirname } from 'node:path';
import fs from 'fs-extra';
import { Failure, systemErrorCode } from '../../failure.ts';
import { type Labels, systemLabels } from './label.ts';
import { liken } from './likeness.ts';
import { namesBeside } from './names.ts';
import { readRegularFile, regularFileAt } from './regular-file.ts';
import { syncFolder } from './sync-folder.ts';
import { unreadable, unwritable } from './unwritable.ts';

/** How a file is published. */
export interface PublishOptions {
  /** Makes the name of the temporary file unique. */
  readonly unique: string;
  /** Says why the written file, one character for each octet, must not be published, or `undefined` where it may. */
  readonly verify?: (content: string) => string | undefined;
  /** Keeps SELinux labels; those of the system, unless a test has others. */
  readonly labels?: Labels;
}

/**
 * Replaces a file by `content`: at every moment the path holds the old whole file or the new whole file.
 *
 * A temporary file in the same folder, opened exclusively, gets the content, owner and mode of the old file and is synced. It is
 * then read again, compared octet by octet, handed to `verify`, and renamed over the old file; then the folder is synced. A link or
 * special file at `path` is refused, never followed. Where there is SELinux the new file gets the label of the old one. Access
 * control lists are those that the folder gives to new files: Node cannot read that of the old file.
 * Fails: `output-not-regular`, `output-unwritable`, `label-not-kept`, `published-not-verified`: the old file is unchanged and no
 * temporary file is left; `published-not-synced`: the new file stands, but may not outlast a loss of power.
 */
export async function publish(path: string, content: Uint8Array, { unique, verify, labels = systemLabels }: PublishOptions): Promise<void> {
  const temporary = namesBeside(path).temporary(unique);
  try {
    const old = await regularFileAt(path);
    const descriptor = await fs.open(temporary, 'wx', 0o600);
    await replace(path, temporary, async () => {
      await fill(descriptor, content, old);
      if (old && labels.areKept()) await labels.copy(path, temporary);
      await readBack(path, temporary, content, verify);
    });
  } catch (error) {
    throw unwritable(path, error);
  }
  await syncPublished(path);
}

/**
 * The current content of `path`, one character for each octet, or `undefined` where there is none.
 * Fails: `output-not-regular`, `bundle-unreadable`.
 */
export async function published(path: string): Promise<string | undefined> {
  try {
    return (await readRegularFile(path))?.content.toString('latin1');
  } catch (error) {
    throw unreadable('bundle-unreadable', path, error);
  }
}

async function replace(path: string, temporary: string, makeTemporary: () => Promise<void>): Promise<void> {
  try {
    await makeTemporary();
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.remove(temporary);
    throw error;
  }
}

async function fill(descriptor: number, content: Uint8Array, old: fs.Stats | undefined): Promise<void> {
  try {
    await fs.writeFile(descriptor, content);
    await liken(descriptor, old);
    await fs.fsync(descriptor);
  } finally {
    await fs.close(descriptor);
  }
}

async function readBack(path: string, temporary: string, content: Uint8Array, verify: PublishOptions['verify']): Promise<void> {
  const written = (await readRegularFile(temporary))?.content;
  const fault = written?.equals(content) ? verify?.(written.toString('latin1')) : 'what was written is not what is read back';
  if (fault === undefined) return;
  throw new Failure({
    code: 'published-not-verified',
    what: `did not write "${path}"`,
    why: fault,
    next: 'the old file is unchanged; check the disk, and report it if it happens again',
    outcome: 'failed',
  });
}

async function syncPublished(path: string): Promise<void> {
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    throw new Failure({
      code: 'published-not-synced',
      what: `wrote "${path}", but could not make sure that it lasts`,
      why: `its folder could not be synced to the disk (${systemErrorCode(error)})`,
      next: 'check the disk; run it again',
      cause: error,
    });
  }
}
