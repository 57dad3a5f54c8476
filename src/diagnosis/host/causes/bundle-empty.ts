import type { HostCause } from '../host-cause.ts';

/** The bundle is there, and nothing is in it. */
export const bundleEmpty: HostCause = {
  id: 'bundle-empty',
  severity: 'critical',
  title: 'the bundle holds no certificate',
  why: 'OpenSSL refuses a CA file without a certificate; then no chain is trusted, whatever the peer sends',
  remedy: 'merge the CAs of all proxies into that file, then restart the agent',
  source: 'SSL_CTX_load_verify_locations(3); libcurl error 77',
  check: ({ bundle: { path = '', file } }) => {
    if (file.kind !== 'read' || file.reading.loads || file.hasBlocks) return undefined;
    return { evidence: [`${path} holds no block that any reader takes for a certificate`], command: ['cabundle', 'check', path] };
  },
};
