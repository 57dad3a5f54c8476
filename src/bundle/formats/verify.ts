import { readAsOpenssl } from '../encodings/openssl/openssl-pem.ts';
import type { BundleEntry } from '../entry.ts';

/**
 * What is wrong with a bundle that was printed from these entries, read as OpenSSL reads it; `undefined` where it loads and
 * holds exactly their certificates, in their order. `content` has one character for each octet.
 */
export function faultOfPrinted(content: string, entries: readonly BundleEntry[]): string | undefined {
  const reading = readAsOpenssl(content);
  if (!reading.loads) return `OpenSSL would not load it: ${reading.why} (line ${reading.line})`;
  if (reading.anchors.length !== entries.length) return `OpenSSL sees ${reading.anchors.length} of ${entries.length} certificates`;
  const wrong = reading.anchors.findIndex(({ der }, i) => Buffer.compare(der, entries[i]?.certificate.der ?? Buffer.alloc(0)) !== 0);
  return wrong === -1 ? undefined : `OpenSSL sees another certificate than the one meant (line ${reading.anchors[wrong]?.line})`;
}
