import { temporaryFolder } from '../../fixtures/folder.ts';
import { runInWorld } from '../../fixtures/world.ts';

/** The bundle and the limit of a run of `probe`; the URL names the proxy. */
export interface Asked {
  readonly through: string;
  readonly bundle: string;
  readonly timeout?: string;
}

/** Everything that `cabundle probe` tells a person of one proxy. */
export async function told({ through, bundle, timeout = '1s' }: Asked): Promise<string> {
  using folder = temporaryFolder({ 'b.pem': bundle });
  const args = ['probe', '--bundle', folder.join('b.pem'), '--target', 'platform.example', '--timeout', timeout, '--proxy', through];
  const { stdout, stderr } = await runInWorld(args);
  return stdout + stderr;
}

/** A character that a terminal would not simply show. */
export const unprintable: RegExp = /[^\P{C}\n]/u;
