import { failedLeg } from '../../proxy/handshake/observation.ts';
import type { Cause } from '../cause.ts';
import { opensslWords } from '../next-step.ts';
import { peerText } from '../peer-text.ts';

/** Alerts of the peer, and what OpenSSL itself does not take; the alert 40 has two names in OpenSSL. */
const codes =
  /^ERR_SSL_(?:.*ALERT_(?:HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY)|DH_KEY_TOO_SMALL|WRONG_CURVE|WRONG_SIGNATURE_TYPE|NO_SHARED_CIPHER|NO_SUITABLE_(?:KEY_SHARE|SIGNATURE_ALGORITHM|GROUPS)|UNKNOWN_CIPHER_RETURNED|WRONG_CIPHER_RETURNED|NO_COMMON_SIGNATURE_ALGORITHMS|UNSAFE_LEGACY_RENEGOTIATION_DISABLED)$/;

/** Both speak TLS of a good version, but share no cipher, group or signature algorithm. */
export const noCommonTls: Cause = {
  id: 'no-common-tls',
  severity: 'critical',
  title: 'both sides of TLS have nothing in common',
  why: 'the peer ended the handshake, or was left, because no cipher, key exchange or signature algorithm suits both sides; it says nothing about certificates of the bundle',
  remedy: 'ask the owner of this proxy or server to allow the usual ones: ECDHE with AES-GCM, P-256 or X25519, at least 2048 bits for DH',
  source: 'RFC 8446 §6.2 and §9.1; RFC 9325 §4.2',
  check: ({ observation }) => {
    const leg = failedLeg(observation);
    if ((leg?.leg !== 'proxy-tls' && leg?.leg !== 'target-tls') || leg.wantedClientCertificate || leg.oldProtocol !== undefined)
      return undefined;
    if (leg.fault?.kind !== 'error' || !codes.test(leg.fault.code)) return undefined;
    const isAlert = leg.fault.code.includes('ALERT');
    const peer = peerText(leg, observation);
    return isAlert
      ? `${peer} ended the handshake with an alert (${leg.fault.code})`
      : `what ${peer} chose is not taken here (${leg.fault.code})`;
  },
  command: opensslWords,
};
