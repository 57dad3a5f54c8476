import { seesNone } from '../../bundle/encodings/openssl/openssl-pem.ts';
import type { Cause } from '../cause.ts';
import { refusedChain } from '../evidence.ts';
import { checkWords } from '../next-step.ts';

/** OpenSSL refuses a CA file as a whole for one bad block; then nothing is trusted. */
export const bundleNotLoaded: Cause = {
  id: 'bundle-not-loaded',
  severity: 'critical',
  title: 'the bundle does not load, so nothing is trusted',
  why: 'OpenSSL refuses a CA file as a whole for one bad block; then no chain is trusted, whatever the peer sends',
  consequence: 'the agent trusts nothing: no way with TLS is open to it, through whichever proxy, and the host falls silent',
  remedy: 'run cabundle check on the bundle, mend or remove the block that it names, or merge the bundle anew',
  source: 'RFC 7468 §2; SSL_CTX_load_verify_locations(3)',
  check: (evidence) => {
    if (evidence.bundle.loads || !refusedChain(evidence)) return undefined;
    const { why, line } = evidence.bundle;
    // Where there is nothing, no line is to blame.
    return `the bundle does not load: ${why}${why === seesNone ? '' : ` (line ${line})`}`;
  },
  command: checkWords,
};
