import { decodeCertificate } from '../../certificate/certificate.ts';
import { fingerprint, fingerprintText } from '../../certificate/fingerprint.ts';
import type { Cause } from '../cause.ts';
import { refusedChain } from '../evidence.ts';
import { opensslWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** A certificate of the chain breaks the rules of its encoding, so that it is not followed here. */
export const malformedInChain: Cause = {
  id: 'malformed-in-chain',
  severity: 'critical',
  title: 'a certificate of the chain is malformed',
  why: 'a certificate of a chain that is refused breaks the rules of its encoding: what libraries make of it differs, and what stands above it was not followed here',
  remedy: 'have the owner of the proxy or server reissue it with a well-formed encoding; look at it with openssl first',
  source: 'RFC 5280 §4.1; X.690 §10 and §11',
  check: (evidence) => {
    const refused = refusedChain(evidence);
    for (const [i, der] of refused?.sent.entries() ?? []) {
      const decoded = decodeCertificate(der);
      if (!refused || decoded.kind === 'certificate') continue;
      const which = `certificate ${i + 1} as sent (SHA-256 ${fingerprintText(fingerprint(der))})`;
      return `${whoseChain(refused, evidence)}: ${which} is malformed: ${decoded.what}; OpenSSL refuses the chain with ${refused.verifyError}`;
    }
    return undefined;
  },
  command: opensslWords,
};
