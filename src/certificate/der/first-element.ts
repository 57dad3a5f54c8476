import { DerReader, Tag } from './der.ts';
import { Malformation } from './malformation.ts';

/** The first DER element of `bytes` and what stands behind it; `undefined` where there is no whole SEQUENCE. */
export function firstSequence(bytes: Uint8Array): { readonly element: Uint8Array; readonly rest: Uint8Array } | undefined {
  try {
    const { end } = new DerReader(bytes).expect(Tag.sequence, 'sequence');
    return { element: bytes.subarray(0, end), rest: bytes.subarray(end) };
  } catch (error) {
    if (error instanceof Malformation) return undefined;
    throw error;
  }
}
