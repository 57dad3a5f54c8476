import type { Issued } from '../../../fixtures/lab/authority.ts';
import type { PathRequest, PathVerdict } from '../../../src/certificate/path/path-verdict.ts';
import { verifyPath } from '../../../src/certificate/path/verify-path.ts';
import { decoded } from '../decoded.ts';

/** The moment of the tests, within the validity of the lab's certificates. */
export const now: number = Date.parse('2026-11-22T00:00:00Z');

type Given = Issued | Uint8Array;

/** A question as `openssl verify -auth_level 1 -purpose sslserver` asks it, but for what a test states. */
export function requestOf(chain: readonly Given[], anchors: readonly Given[], deviations: Partial<PathRequest> = {}): PathRequest {
  const certificates = (list: readonly Given[]): PathRequest['chain'] =>
    list.map((given) => decoded(given instanceof Uint8Array ? given : given.der));
  return {
    chain: certificates(chain),
    anchors: certificates(anchors),
    now,
    allowsPartialChain: false,
    securityLevel: 1,
    purpose: 'tls-server',
    ...deviations,
  };
}

/** The verdict in few words: OpenSSL's number and depth or `ok`, and the standard's first failure or `ok`. */
export function verdictOf(...request: Parameters<typeof requestOf>): readonly [openssl: string, standard: string] {
  return words(verifyPath(requestOf(...request)));
}

function words({ openssl, standard }: PathVerdict): readonly [openssl: string, standard: string] {
  const [failure] = standard.failures;
  return [
    openssl.isTrusted ? 'ok' : `${openssl.error?.code}@${openssl.error?.depth}`,
    standard.isTrusted ? 'ok' : `${failure?.id}@${failure?.depth}`,
  ];
}
