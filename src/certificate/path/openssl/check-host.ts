import { isAddress, isForHostBy } from '../host.ts';
import { offeredNames } from '../offered-names.ts';
import type { BuiltPath, PathError } from './built-path.ts';

/** The host. libcurl compares it by itself, behind all other checks. */
export function* checkHost({ certificates: [leaf], request: { host } }: BuiltPath): Generator<PathError> {
  if (!leaf || host === undefined || isForHostBy('openssl', leaf, host)) return;
  yield { code: isAddress(host) ? 64 : 62, depth: 0, detail: `it is for ${offeredNames(leaf)}, not for ${host}` };
}
