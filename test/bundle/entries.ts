import { handmade, type Parts } from '../../fixtures/certificates.ts';
import { integer } from '../../fixtures/der.ts';
import { pemOf } from '../../fixtures/lab/authority.ts';
import type { BundleContent, BundleEntry } from '../../src/bundle/entry.ts';
import { type MergedEntry, merge } from '../../src/bundle/merge.ts';
import { originText } from '../../src/bundle/origin.ts';
import { readBundle } from '../../src/bundle/read.ts';

/** The instant at which the tests of bundles run. */
export const now: number = Date.parse('2026-11-22T00:00:00Z');

/** A certificate written part by part, as a PEM block. */
export function handmadePem(parts: Partial<Parts> = {}): string {
  return pemOf('CERTIFICATE', handmade(parts));
}

/** A certificate that is told from others by its serial number, from 1 to 127. */
export function serial(number: number): string {
  return handmadePem({ serialNumber: integer(number) });
}

/** Octets as sources give them: one character for each. */
export function latin1(octets: Uint8Array): string {
  return Buffer.from(octets).toString('latin1');
}

/** The entries of a text that is expected to hold certificates only. */
export async function entriesOf(text: string, path = 'corp.pem'): Promise<readonly BundleEntry[]> {
  const { entries, refused } = await readBundle({ path, text });
  if (refused.length > 0) throw new Error(`refused: ${refused.map(({ detail }) => detail).join(', ')}`);
  return entries;
}

/** The bundle that these sources give, path to text; it is expected to hold all of their certificates. */
export async function bundleOf(sources: Readonly<Record<string, string>>): Promise<readonly MergedEntry[]> {
  const contents = await Promise.all(Object.entries(sources).map(([path, text]) => readBundle({ path, text }, { withNotedSources: true })));
  const { bundle, rejected, refused } = await merge(contents, { now });
  if (rejected.length + refused.length > 0)
    throw new Error(`rejected: ${JSON.stringify([rejected.map(({ findings }) => findings), refused])}`);
  return bundle;
}

/** What became of a file, in short: `4b1d pem 2`, `pem-base64 3`, `indented 1`, each with its line. */
export function summaryOf({ entries, refused, repairs }: BundleContent): {
  readonly read: readonly string[];
  readonly refused: readonly string[];
  readonly repairs: readonly string[];
} {
  const id = ({ id: name, origin }: { readonly id: string; readonly origin: { readonly line: number } }): string =>
    `${name} ${origin.line}`;
  return {
    read: entries.map(({ certificate, encoding, origin }) => `${certificate.serialNumber} ${encoding} ${origin.line}`),
    refused: refused.map(id),
    repairs: repairs.map(id),
  };
}

/** Where each stands: `corp.pem:1 #1`. */
export function places(list: readonly Pick<BundleEntry, 'origin'>[]): readonly string[] {
  return list.map(({ origin }) => originText(origin));
}
