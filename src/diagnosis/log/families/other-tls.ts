import type { LineSign, LogRule } from '../line-sign.ts';
import type { LoggedId } from '../logged-ids.ts';

const failure = (causeId: LoggedId): LineSign => ({ kind: 'failure', causeId, says: 'detail' });

/** curl built with NSS or GnuTLS, as some distributions ship it. Source: `lib/vtls/nss.c`, `lib/vtls/gtls.c` of curl; NSS's `sslerrs.h`. */
export const otherTls: readonly LogRule[] = [
  {
    hint: 'NSS error ',
    pattern: /NSS error -\d{1,6} \((\w{1,60})\)/,
    sign: ([, name = '']) => nssSign(name),
  },
  {
    hint: 'server certificate verification failed',
    pattern: /server certificate verification failed\. CAfile:/,
    sign: () => ({ kind: 'failure', causeId: 'chain-untrusted', says: 'summary' }),
  },
  { hint: 'signer not', pattern: /certificate signer not (?:trusted|found)/, sign: () => failure('issuer-not-in-bundle') },
  {
    hint: 'server certificate expiration date',
    pattern: /server certificate expiration date has passed/,
    sign: () => ({ kind: 'expired', says: 'detail' }),
  },
  { hint: 'certificate not activated', pattern: /server certificate not activated yet/, sign: () => failure('not-yet-valid-in-chain') },
  {
    hint: 'gnutls_handshake() failed',
    pattern: /gnutls_handshake\(\) failed: (.{1,100})/,
    sign: ([, text = '']) => gnutlsSign(text),
  },
];

const nssCauses: ReadonlyMap<string, LoggedId> = new Map([
  ['SEC_ERROR_UNKNOWN_ISSUER', 'issuer-not-in-bundle'],
  ['SEC_ERROR_UNTRUSTED_ISSUER', 'issuer-not-in-bundle'],
  ['SEC_ERROR_UNTRUSTED_CERT', 'issuer-not-in-bundle'],
  ['SEC_ERROR_CA_CERT_INVALID', 'issuer-not-a-ca'],
  ['SEC_ERROR_INADEQUATE_KEY_USAGE', 'key-usage-unfit'],
  ['SEC_ERROR_INADEQUATE_CERT_TYPE', 'purpose-not-server'],
  ['SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID', 'path-length-exceeded-in-chain'],
  ['SEC_ERROR_CERT_NOT_IN_NAME_SPACE', 'name-constraint-violated'],
  ['SEC_ERROR_BAD_SIGNATURE', 'signature-invalid-in-chain'],
  ['SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED', 'weak-signature-in-chain'],
  ['SSL_ERROR_BAD_CERT_DOMAIN', 'host-name-mismatch'],
  ['SSL_ERROR_PROTOCOL_VERSION_ALERT', 'tls-too-old'],
  ['SSL_ERROR_UNSUPPORTED_VERSION', 'tls-too-old'],
  ['SSL_ERROR_NO_CYPHER_OVERLAP', 'no-common-tls'],
  ['PR_END_OF_FILE_ERROR', 'connection-reset'],
  ['PR_CONNECT_RESET_ERROR', 'connection-reset'],
]);

function nssSign(name: string): LineSign {
  if (name === 'SEC_ERROR_EXPIRED_CERTIFICATE') return { kind: 'expired', says: 'detail', depth: 0 };
  if (name === 'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE') return { kind: 'expired', says: 'detail', depth: 1 };
  if (name === 'SSL_ERROR_RX_RECORD_TOO_LONG') return { kind: 'no-tls' };
  if (name === 'SSL_ERROR_HANDSHAKE_FAILURE_ALERT') return { kind: 'handshake-refused' };
  return failure(nssCauses.get(name) ?? 'connection-failed');
}

function gnutlsSign(text: string): LineSign {
  if (/unexpected TLS packet|unsupported version of packet/i.test(text)) return { kind: 'no-tls' };
  if (/non-properly terminated|reset/i.test(text)) return failure('connection-reset');
  if (/handshake failed|fatal alert/i.test(text)) return { kind: 'handshake-refused' };
  return failure('connection-failed');
}
