import { fingerprintText } from '../../certificate/fingerprint.ts';
import type { Cause } from '../cause.ts';
import { refusedChain } from '../evidence.ts';
import { mergeWords } from '../next-step.ts';
import { whoseChain } from '../whose-chain.ts';

/** The bundle alone refuses the chain, and with the system store beside it the chain is trusted. */
export const worksOnlyWithSystemStore: Cause = {
  id: 'works-only-with-system-store',
  severity: 'critical',
  title: 'the chain is trusted by the system store, not by the bundle',
  why: "whether the agent's file replaces the built-in trust or adds to it is not documented: where it replaces it, the agent refuses this chain; most often a bundle of proxy CAs lacks the public root behind a proxy that does not intercept",
  remedy:
    'merge the root that is named into the bundle too, from the system store (cabundle merge --system takes all of it); then it does not matter which of the two holds',
  source: 'RFC 5280 §6.1; SSL_CTX_load_verify_locations(3)',
  check: (evidence) => {
    const refused = refusedChain(evidence);
    if (!refused || !evidence.withSystemStore?.isTrusted) return undefined;
    const { anchor } = evidence.withSystemStore;
    const by = anchor ? `: "${anchor.displayName}" (SHA-256 ${fingerprintText(anchor.sha256)})` : '';
    return `${whoseChain(refused, evidence)}: the bundle does not anchor it (OpenSSL: ${refused.verifyError}), the system store does${by}`;
  },
  command: mergeWords,
};
