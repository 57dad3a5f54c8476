import type { BundleEntry } from '../../../src/bundle/entry.ts';
import { decoded } from '../../certificate/decoded.ts';

/** A bundle of these certificates, each in a file of its own: `1.pem`, `2.pem` … */
export function bundleOf(...certificates: readonly { readonly der: Uint8Array }[]): readonly BundleEntry[] {
  return certificates.map(({ der }, i) => ({
    certificate: decoded(der),
    origin: { path: `${i + 1}.pem`, block: 1, line: 1 },
    encoding: 'pem',
    isMended: false,
  }));
}
