import type { Cause } from '../cause.ts';
import { refusedLogin } from '../refused-login.ts';

/** The proxy refuses a login that looks like ciphertext: a guess by the shape, for nothing marks an encrypted value. */
export const loginPerhapsEncrypted: Cause = {
  id: 'login-perhaps-encrypted',
  severity: 'critical',
  title: 'the proxy refuses a login that looks encrypted',
  why: "what the vendor's utility has encrypted the agent alone can decrypt: this test sent the ciphertext, which says nothing about the agent's own login",
  remedy:
    'test with the plain login (cabundle probe --credentials-file FILE); the file of the agent may stay as it is; where the login is a plain one, it is wrong',
  source: 'the vendor\'s page "Proxy Configuration Encryption Utility"; that nothing marks such a value is observed',
  leg: 'tunnel',
  check: ({ observation }) => {
    const refused = refusedLogin(observation);
    return refused?.sent && refused.looksEncrypted ? `${refused.words}; its user name or password looks encrypted` : undefined;
  },
};
