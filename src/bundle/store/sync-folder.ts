import fs from 'fs-extra';
import { systemErrorCode } from '../../failure.ts';

/** Makes new names in a folder last. A folder that cannot be read, or a file system that does not sync folders, has no such step. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const descriptor = await fs.open(folder, 'r');
    await fs.fsync(descriptor).finally(() => fs.close(descriptor));
  } catch (error) {
    if (!['EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS'].includes(systemErrorCode(error) ?? '')) throw error;
  }
}
