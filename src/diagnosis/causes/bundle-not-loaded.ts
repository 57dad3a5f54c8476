import type { Cause } from '../cause.ts';
import { refusedChain } from '../evidence.ts';

/** OpenSSL refuses a CA file as a whole for one bad block; then nothing is trusted. */
export const bundleNotLoaded: Cause = {
  id: 'bundle-not-loaded',
  severity: 'critical',
  title: 'the bundle does not load, so nothing is trusted',
  remedy: 'run cabundle check on the bundle, mend or remove the block that it names, or merge the bundle anew',
  check: (evidence) => {
    if (evidence.bundle.loads || !refusedChain(evidence)) return undefined;
    return `the bundle does not load: ${evidence.bundle.why} (line ${evidence.bundle.line})`;
  },
};
