import { readAsOpenssl } from '../encodings/openssl/openssl-pem.ts';
import type { BundleEntry } from '../entry.ts';

/**
 * What is wrong with a bundle that was printed from these entries, read as OpenSSL reads it; `undefined` where it loads and
 * holds exactly their certificates, in their order. `content` has one character for each octet.
 */
export function faultOfPrinted(content: string, entries: readonly BundleEntry[]): string | undefined {
  let next = 0;
  let wrong: number | undefined;
  // What is meant is known to be well-formed: it need not be decoded again to be compared.
  const compare = (der: Uint8Array): true => {
    const meant = entries[next]?.certificate.der;
    if (!meant || Buffer.compare(der, meant) !== 0) wrong ??= next;
    next += 1;
    return true;
  };
  const reading = readAsOpenssl(content, new Map(), compare);
  if (!reading.loads) return `OpenSSL would not load it: ${reading.why} (line ${reading.line})`;
  if (reading.anchors.length !== entries.length) return `OpenSSL sees ${reading.anchors.length} of ${entries.length} certificates`;
  return wrong === undefined ? undefined : `OpenSSL sees another certificate than the one meant (line ${reading.anchors[wrong]?.line})`;
}
