import { expired } from '../../certificate/rules/expired.ts';
import type { Cause } from '../cause.ts';
import { refusedChain } from '../evidence.ts';
import { whoseChain } from '../whose-chain.ts';

/** A certificate on the path from the leaf to its anchor is no longer valid. */
export const expiredInChain: Cause = {
  id: 'expired-in-chain',
  severity: 'critical',
  title: 'a certificate of the chain has expired',
  why: 'the validity of the leaf, of an intermediate or of the trust anchor has ended by the clock of this host',
  remedy: "where it is the bundle's, merge its renewal; where the peer sends it, the peer's owner has to renew it",
  source: 'RFC 5280 §4.1.2.5 and §6.1.3 (a)(2)',
  check: (evidence) => {
    const refused = refusedChain(evidence);
    const old = refused?.path.find((certificate) => expired.check(certificate, evidence) !== undefined);
    if (!refused || !old) return undefined;
    const { anchor } = refused;
    const place = old.sha256 === anchor?.certificate.sha256 ? ` (line ${anchor.line} of the bundle)` : '';
    return `${whoseChain(refused, evidence)}: "${old.displayName}"${place} expired ${expired.check(old, evidence)}`;
  },
};
