import { seesNone } from '../../../bundle/encodings/openssl/openssl-pem.ts';
import type { HostCause } from '../host-cause.ts';

/** The bundle is there, and OpenSSL sees nothing in it. */
export const bundleEmpty: HostCause = {
  id: 'bundle-empty',
  stage: 'bundle',
  severity: 'critical',
  title: 'the bundle holds no certificate that the agent can see',
  why: 'OpenSSL reads PEM text alone, and refuses a CA file in which it sees no certificate; then no chain is trusted, whatever the peer sends',
  remedy: 'merge the CAs of all proxies into that file, then restart the agent; cabundle merge also reads DER, UTF-16 and other encodings',
  source: 'SSL_CTX_load_verify_locations(3); RFC 7468 §2; libcurl error 77',
  check: ({ bundle: { path = '', file } }) => {
    if (file.kind !== 'read' || file.reading.loads || file.reading.why !== seesNone) return undefined;
    const held = file.hasBlocks ? 'what it holds is no certificate in PEM' : 'it holds no block of any kind';
    return { evidence: [`${path}: ${seesNone}; ${held}`], command: ['cabundle', 'merge', '--output', path, 'CA-FILES'] };
  },
};
