import { fingerprint } from '../../certificate/fingerprint.ts';
import type { BundleEntry } from '../entry.ts';

/** What the first comment of a bundle that cabundle wrote says of it. */
export interface BundleHeader {
  readonly count: number;
  /** SHA-256 over the SHA-256 fingerprints of the certificates, in their order; 64 hexadecimal digits. */
  readonly contentSha256: string;
}

const pattern = /^(?:\xef\xbb\xbf)?# CA bundle by cabundle: (\d{1,9}) certificates?, content SHA-256 ([0-9a-f]{64})\r?$/m;

/** The header that fits these certificates. */
export function headerOf(entries: readonly Pick<BundleEntry, 'certificate'>[]): BundleHeader {
  const fingerprints = entries.map(({ certificate }) => certificate.sha256).join('');
  return { count: entries.length, contentSha256: fingerprint(Buffer.from(fingerprints, 'hex')) };
}

/** The header as text, on one line and without a date: the same content gives the same line. */
export function headerText({ count, contentSha256 }: BundleHeader): string {
  return `CA bundle by cabundle: ${count} certificate${count === 1 ? '' : 's'}, content SHA-256 ${contentSha256}`;
}

/** The header of a bundle that cabundle wrote, `undefined` for any other; `text` is looked at in its first line only. */
export function readHeader(text: string): BundleHeader | undefined {
  const [, count, contentSha256] = pattern.exec(text.slice(0, 200).split('\n', 1)[0] ?? '') ?? [];
  return count === undefined || contentSha256 === undefined ? undefined : { count: Number(count), contentSha256 };
}
