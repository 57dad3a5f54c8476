import type { Cause } from '../cause.ts';
import { refusedChain } from '../evidence.ts';
import { checkWords } from '../next-step.ts';

/** OpenSSL refuses a CA file as a whole for one bad block; then nothing is trusted. */
export const bundleNotLoaded: Cause = {
  id: 'bundle-not-loaded',
  severity: 'critical',
  title: 'the bundle does not load, so nothing is trusted',
  why: 'OpenSSL refuses a CA file as a whole for one bad block; then no chain is trusted, whatever the peer sends',
  remedy: 'run cabundle check on the bundle, mend or remove the block that it names, or merge the bundle anew',
  source: 'RFC 7468 §2; SSL_CTX_load_verify_locations(3)',
  check: (evidence) => {
    if (evidence.bundle.loads || !refusedChain(evidence)) return undefined;
    return `the bundle does not load: ${evidence.bundle.why} (line ${evidence.bundle.line})`;
  },
  command: checkWords,
};
