import { join } from 'node:path';
import fs from 'fs-extra';
import { systemErrorCode } from '../../failure.ts';
import type { BundleNames } from './names.ts';
import { absent } from './regular-file.ts';

/** Removes the temporary files of killed runs beside a bundle. Only who holds its lock may: those of a running one look the same. */
export async function removeLitter({ folder, isLitter }: BundleNames): Promise<void> {
  for (const name of await namesIn(folder)) if (isLitter(name)) await fs.unlink(join(folder, name)).catch(absent);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await fs.readdir(folder);
  } catch (error) {
    // A folder may let its user make files without showing them.
    if (systemErrorCode(error) === 'EACCES') return [];
    throw error;
  }
}
