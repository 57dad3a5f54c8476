import type { Evidence } from './evidence.ts';
import { refusedChain } from './evidence.ts';

/** A certificate that a chain needs and nobody has. */
export interface MissingIssuer {
  /** Its name, as the certificate below it tells it; text from the peer. */
  readonly issuer: string;
  /** Its key identifier, lower-case hexadecimal digits, where the certificate below it tells that. */
  readonly keyIdentifier: string | undefined;
}

/**
 * What is missing above a chain that was refused: the issuer of its topmost certificate where it is neither sent nor in the
 * bundle. `undefined` also where the chain ends in a root, which is at most untrusted.
 */
export function missingIssuer(evidence: Evidence): MissingIssuer | undefined {
  // What a bundle holds that does not load nobody knows.
  if (!evidence.bundle.loads) return undefined;
  const { path = [], anchor } = refusedChain(evidence) ?? {};
  const top = path.at(-1);
  if (!top || anchor || top.isSelfIssued) return undefined;
  return { issuer: top.issuer, keyIdentifier: top.authorityKeyIdentifier };
}
