import { isAddress, isForHostBy } from '../host.ts';
import { offeredNames } from '../offered-names.ts';
import type { BuiltPath, PathError } from './built-path.ts';

/** The host. libcurl compares it by itself, behind all other checks, and by its own rules. */
export function* checkHost({ certificates: [leaf], request: { host, hostRules = 'libcurl' } }: BuiltPath): Generator<PathError> {
  if (!leaf || host === undefined || isForHostBy(hostRules, leaf, host)) return;
  const detail = `it is for ${offeredNames(leaf)}, not for ${host}`;
  yield { code: isAddress(host) ? 64 : 62, depth: 0, detail, isOpensslMute: isForHostBy('openssl', leaf, host) };
}
