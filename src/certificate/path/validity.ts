import type { Certificate } from '../certificate.ts';

/**
 * Whether a moment lies within the validity of a certificate, in whole seconds. The last second is no longer within: OpenSSL
 * up to 3.5 has it so, RFC 5280 §4.1.2.5 counts it in.
 */
export function validityAt({ notBefore, notAfter }: Certificate, now: number): 'valid' | 'not-yet-valid' | 'expired' {
  const second = Math.floor(now / 1000) * 1000;
  if (second < notBefore) return 'not-yet-valid';
  return second >= notAfter ? 'expired' : 'valid';
}
