import type { Cause } from '../cause.ts';
import { bundledText } from '../near-miss.ts';
import { captureWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** Trust rests on an anchor that is no root. */
export const worksOnlyByPartialChain: Cause = {
  id: 'works-only-by-partial-chain',
  severity: 'warning',
  title: 'the chain is trusted by a certificate that is no root',
  why: 'the bundle holds the intermediate, or the leaf, and not the root: libcurl takes that for an anchor, openssl without -partial_chain and other clients do not, and the way closes as soon as the peer changes its intermediate',
  remedy: 'get the root above it from the owner of the proxy or server, compare its fingerprint, and merge it too',
  source: 'X509_VERIFY_PARAM_set_flags(3), X509_V_FLAG_PARTIAL_CHAIN; CURLOPT_SSL_OPTIONS(3), CURLSSLOPT_NO_PARTIALCHAIN',
  check: (evidence) => {
    const partial = evidence.chains.find(
      ({ verifyError, anchor }) => verifyError === undefined && anchor?.certificate.isSelfIssued === false,
    );
    if (!partial?.anchor) return undefined;
    const { issuerDisplayName } = partial.anchor.certificate;
    return `${whoseChain(partial, evidence)}: trust ends at ${bundledText(partial.anchor)}, which "${issuerDisplayName}" issued; that one is not in the bundle`;
  },
  command: captureWords,
};
