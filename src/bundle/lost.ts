import type { Finding } from '../certificate/finding.ts';
import type { OpensslReading } from './encodings/openssl/openssl-pem.ts';
import type { BundleEntry } from './entry.ts';

/** The documentation of the finding that {@link lostByLoader} makes. */
export const lostByLoaderText = {
  id: 'lost-by-loader',
  level: 'error',
  title: 'OpenSSL sees every certificate of the bundle',
  why: 'OpenSSL passes over what it does not take for PEM without a word; the CA is then missing though it stands in the file',
  consequence: 'the agent trusts nothing below this CA, as if it were not there; check ends with exit code 2',
  remedy: 'merge the bundle anew: what cabundle writes is read by every loader',
  source: 'OpenSSL PEM_read_bio(3)',
} as const;

/** Makes the finding for each certificate that OpenSSL does not take from a file that it loads; `undefined` where it does. */
export function lostByLoader(reading: OpensslReading): (entry: BundleEntry) => Finding | undefined {
  if (!reading.loads) return () => undefined;
  const seen = new Set(reading.anchors.map(({ line }) => line));
  const lost: Finding = { id: lostByLoaderText.id, level: 'error', detail: 'the agent does not see it: OpenSSL passes over this block' };
  return ({ origin }) => (seen.has(origin.line) ? undefined : lost);
}
