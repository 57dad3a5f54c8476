import { printBundle } from '../../bundle/formats/pem.ts';
import { faultOfPrinted } from '../../bundle/formats/verify.ts';
import type { JudgedEntry } from '../../bundle/judge.ts';
import { readBundle } from '../../bundle/read.ts';
import { isSameFile } from '../../bundle/store/same-file.ts';
import { updateBundle } from '../../bundle/store/update.ts';
import { Failure } from '../../failure.ts';
import type { CaptureRows } from '../../report/capturing/capture-rows.ts';
import { liveBundle, refuseKey } from '../merging/live-bundle.ts';
import { updateOptions } from '../store-options.ts';
import { usage } from '../values.ts';
import type { World } from '../world.ts';
import type { CaptureOptions } from './capture-options.ts';

/** Refuses what cannot be meant as the file of one CA, before anything is asked of a proxy. Fails: `usage`, `output-is-bundle`. */
export function refuseOutput(output: string, bundlePath: string): void {
  if (output === '-' || output === '') throw usage('--output names no file', 'name a file for the CA, for instance --output gate-b.pem');
  if (output !== bundlePath && !isSameFile(output, bundlePath)) return;
  throw new Failure({
    code: 'output-is-bundle',
    what: `will not write "${output}"`,
    why: 'it is the bundle itself, and nothing but this one CA would be left in it',
    next: 'name another file, and merge that: cabundle merge --keep FILE',
    outcome: 'failed',
  });
}

/**
 * Writes the CA alone, with a comment that says where it was seen, as `merge` writes a bundle.
 *
 * A file that is there already is left alone, unless `--replace` is given; and even then where it holds a private key, or anything else
 * that is no bundle. What is replaced becomes a generation.
 * Fails: `output-exists`, and as `merge` does.
 */
export async function writeCa(
  path: string,
  { ca, source }: { readonly ca: JudgedEntry; readonly source: string },
  options: CaptureOptions,
  world: World,
): Promise<NonNullable<CaptureRows['output']>> {
  const content = printBundle([{ ...ca, sources: [source] }]);
  const store = { ...updateOptions('capture', options, world), verify: (text: string) => faultOfPrinted(text, [ca]) };
  const updated = await updateBundle(path, store, async (old) => {
    if (old !== undefined && Buffer.from(content).toString('latin1') !== old) await refuseOld(old, path, options.replace ?? false);
    return { content, why: 'capture', count: 1, added: [ca], removed: [] };
  });
  return { path, written: updated.isWritten, changed: updated.isChanged, generation: updated.generation ?? null };
}

async function refuseOld(old: string, path: string, isReplaced: boolean): Promise<void> {
  refuseKey(await readBundle({ path, text: old }), path);
  if (!isReplaced) {
    throw new Failure({
      code: 'output-exists',
      what: `will not write "${path}"`,
      why: 'there is such a file already',
      next: 'name another file, or pass --replace where it holds an older CA of this proxy',
      outcome: 'failed',
    });
  }
  if (old.trim() !== '') await liveBundle(old, path, {});
}
