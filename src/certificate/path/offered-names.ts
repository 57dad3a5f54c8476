import type { Certificate } from '../certificate.ts';

const maxNames = 10;

/** The names that a leaf is for, on one line: those of its subject alternative name. Text from a certificate is hostile. */
export function offeredNames({ subjectAltName = [] }: Certificate): string {
  const shown = subjectAltName.slice(0, maxNames);
  const more = subjectAltName.length - shown.length;
  if (shown.length === 0) return 'no host';
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
