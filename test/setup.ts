import { buildExecutable } from '../packaging/executable.ts';

/** Tests that run the executable run that of the sources before them. */
export async function setup(): Promise<void> {
  await buildExecutable();
}
