import type { Certificate } from '../certificate.ts';
import { departuresOf } from '../tolerated.ts';

/** How a moment stands to the validity of a certificate. */
export type Validity = 'valid' | 'not-yet-valid' | 'expired' | 'unreadable-start' | 'unreadable-end';

/**
 * Whether a moment lies within the validity of a certificate, in whole seconds. The last second is no longer within: OpenSSL
 * up to 3.5 has it so, RFC 5280 §4.1.2.5 counts it in.
 */
export function validityAt(certificate: Certificate, now: number): Validity {
  const { unreadableTimes } = departuresOf(certificate);
  const second = Math.floor(now / 1000) * 1000;
  if (unreadableTimes.includes('notBefore')) return 'unreadable-start';
  if (second < certificate.notBefore) return 'not-yet-valid';
  if (unreadableTimes.includes('notAfter')) return 'unreadable-end';
  return second >= certificate.notAfter ? 'expired' : 'valid';
}

/** A moment as it is told: `2026-11-22T00:00:00Z`. */
export function momentText(time: number): string {
  return new Date(time).toISOString().replace('.000', '');
}
