import type { ProxyRule } from './finding.ts';

/** A guess by the shape: nothing marks an encrypted value. */
export const encryptedLogin: ProxyRule = {
  id: 'encrypted-login',
  level: 'notice',
  title: 'a user name and a password can be used as they are written',
  broken: 'a user name or a password seems to be encrypted',
  why: 'what the vendor’s utility has encrypted the agent alone can decrypt: a test from here sends the ciphertext, and the proxy refuses it (407)',
  consequence: 'nothing for the agent, which can decrypt it; a proxy refuses a test from here (407)',
  remedy: 'for a test, name the proxy with its plain login; the file may stay as it is',
  source: 'the vendor’s page "Proxy Configuration Encryption Utility"; that nothing marks such a value is observed',
  examples: {
    kept: 'a user name and a password that people can read',
    broken: 'a password of 24 characters of base64 with its padding',
  },
  check: ({ entry }) => (entry.kind === 'proxy' && entry.proxy.looksEncrypted ? 'its user name or password looks encrypted' : undefined),
};
