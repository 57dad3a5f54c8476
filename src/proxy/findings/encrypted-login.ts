import type { ProxyRule } from './finding.ts';

/** A guess by the shape: nothing marks an encrypted value. */
export const encryptedLogin: ProxyRule = {
  id: 'encrypted-login',
  level: 'notice',
  title: 'a user name and a password can be used as they are written',
  why: 'what the vendor’s utility has encrypted the agent alone can decrypt: a test from here sends the ciphertext, and the proxy refuses it (407)',
  remedy: 'for a test, name the proxy with its plain login; the file may stay as it is',
  source: 'the vendor’s page "Proxy Configuration Encryption Utility"; that nothing marks such a value is observed',
  examples: {
    kept: 'http://user:password@gate.example:3128',
    broken: 'http://user:WjRxMk9hS3d4bWZ2dGJrcA%3D%3D@gate.example:3128',
  },
  check: ({ entry }) => (entry.kind === 'proxy' && entry.proxy.looksEncrypted ? 'its user name or password looks encrypted' : undefined),
};
