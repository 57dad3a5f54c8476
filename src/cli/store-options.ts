import { readAsOpenssl } from '../bundle/encodings/openssl/openssl-pem.ts';
import type { UpdateOptions } from '../bundle/store/update.ts';
import { count, durationMs } from './values.ts';
import type { World } from './world.ts';

/** Options of every command that writes a bundle, as the command line gives them. */
export interface StoreOptions {
  readonly wait?: string;
  readonly generations?: string;
  readonly allowSharedFolder?: boolean;
  readonly dryRun?: boolean;
}

/** How a command updates its bundle: what is written must load for the agent. Fails: `usage`. */
export function updateOptions(command: string, options: StoreOptions, world: World): UpdateOptions {
  return {
    world,
    command,
    ...(options.wait !== undefined && { waitMs: durationMs(options.wait, '--wait', '30s') }),
    ...(options.generations !== undefined && { generations: count(options.generations, '--generations', 0) }),
    allowSharedFolder: options.allowSharedFolder ?? false,
    isDryRun: options.dryRun ?? false,
    verify: whyNotLoaded,
  };
}

/** Why the agent's TLS library does not load a bundle (one character for each octet), or `undefined` where it does. */
export function whyNotLoaded(content: string): string | undefined {
  const reading = readAsOpenssl(content);
  return reading.loads ? undefined : `the agent would refuse it: ${reading.why} (line ${reading.line})`;
}
