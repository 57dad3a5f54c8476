import { handmade, type Parts } from '../../fixtures/certificates.ts';
import { pemOf } from '../../fixtures/lab/authority.ts';
import { type BundleEntry, readBundle } from '../../src/bundle/read.ts';

/** A certificate written part by part, as a PEM block. */
export function handmadePem(parts: Partial<Parts> = {}): string {
  return pemOf('CERTIFICATE', handmade(parts));
}

/** The entries of a text that is expected to hold certificates only. */
export function entriesOf(text: string, path = 'corp.pem'): readonly BundleEntry[] {
  const { entries, refused } = readBundle({ path, text });
  if (refused.length > 0) throw new Error(`refused: ${refused.map(({ detail }) => detail).join(', ')}`);
  return entries;
}
