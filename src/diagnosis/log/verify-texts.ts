import type { LoggedId } from './logged-ids.ts';
/**
 * The cause behind a text with which OpenSSL refuses a chain; `expired` where the depth decides which cause it is.
 *
 * Source: `X509_verify_cert_error_string` of OpenSSL 1.0.2, 1.1.1 and 3.x, whose texts differ in hyphens and articles.
 */
export function causeOfVerifyText(text: string): LoggedId | typeof expired {
  return verifyTexts.find(([pattern]) => pattern.test(text))?.[1] ?? 'chain-untrusted';
}

/** What {@link causeOfVerifyText} gives for a certificate that has expired, of the leaf or of a CA. */
export const expired = 'expired';

const verifyTexts: readonly (readonly [pattern: RegExp, causeId: LoggedId | typeof expired])[] = [
  [/^unable to get (?:local )?issuer certificate|^unable to verify the first certificate/i, 'issuer-not-in-bundle'],
  [/^self[- ]signed certificate/i, 'issuer-not-in-bundle'],
  [/^certificate has expired/i, expired],
  [/^certificate is not yet valid/i, 'not-yet-valid-in-chain'],
  [/^host ?name mismatch|^ip address mismatch/i, 'host-name-mismatch'],
  [/^invalid (?:non-)?CA certificate|^no issuer public key/i, 'issuer-not-a-ca'],
  [/^path length constraint exceeded|^path length invalid/i, 'path-length-exceeded-in-chain'],
  [/^unsu(?:pported|itable) certificate purpose/i, 'purpose-not-server'],
  [/^key usage does not include/i, 'key-usage-unfit'],
  [/^unhandled critical extension/i, 'critical-extension-in-chain'],
  [/^(?:permitted|excluded) subtree violation|name constraint|^name constraints/i, 'name-constraint-violated'],
  [/^(?:EE|CA) certificate key too weak/i, 'weak-key-in-chain'],
  [/^(?:CA|EE) (?:signature|certificate).* digest algorithm too weak|^CA md too weak/i, 'weak-signature-in-chain'],
  [/^certificate signature failure|^unable to decrypt certificate's signature/i, 'signature-invalid-in-chain'],
];
