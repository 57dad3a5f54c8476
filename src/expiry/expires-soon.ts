import type { Certificate } from '../certificate/certificate.ts';
import { dateText, distanceText } from '../certificate/day.ts';
import type { Finding } from '../certificate/finding.ts';

/** How long before its end a certificate is told, in milliseconds. */
export interface Thresholds {
  readonly warnMs: number;
  readonly criticalMs: number;
}

/** The documentation of the finding that {@link expiresSoon} makes. */
export const expiresSoonText = {
  id: 'expires-soon',
  level: 'warning, error',
  title: 'a CA certificate stays valid beyond the warning period',
  why: 'when it expires, every connection through its proxy fails; owners of proxies need notice',
  consequence:
    'nothing fails yet: check ends with exit code 1, within the critical period with 2; from that day on the agent loses this proxy',
  source: 'RFC 5280 §4.1.2.5',
  remedy: 'ask the owner of the proxy for the renewed CA certificate, and merge it beside the old one before that day',
} as const;

/**
 * What to tell of a certificate that is valid but ends within the thresholds: an error within `criticalMs`, a warning
 * within `warnMs`. One that has expired is the business of the rule `expired`.
 */
export function expiresSoon({ notAfter }: Certificate, now: number, { warnMs, criticalMs }: Thresholds): Finding | undefined {
  const leftMs = notAfter - now;
  // The last second still belongs to the validity.
  if (leftMs <= -1000 || (leftMs >= warnMs && leftMs >= criticalMs)) return undefined;
  const level = leftMs < criticalMs ? 'error' : 'warning';
  return { id: expiresSoonText.id, level, detail: `in ${distanceText(now, notAfter)} (${dateText(notAfter)})` };
}
