import { expect, it } from 'vitest';
import { extension, extensions } from '../../../fixtures/certificates.ts';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import { decodedWith } from '../decoded.ts';
import { refusalOf } from '../refused.ts';

/** A title, the value, and for one that is refused a phrase of the malformation and the byte in the value. */
export type Accepted = readonly [title: string, value: Uint8Array];
export type Refused = readonly [title: string, value: Uint8Array, phrase: string, byteInValue: number];

/** A certificate with one extension. */
export function certificateWith(oid: string, value: Uint8Array): Certificate {
  return decodedWith({ extensions: extensions(extension(oid, value)) });
}

/** How a certificate whose only extension has this value is refused. */
export function refusalOfValue(oid: string, value: Uint8Array): { readonly what: string; readonly byteInValue: number } {
  const list = extensions(extension(oid, value));
  const { what, byteInPart } = refusalOf('extensions', list);
  return { what, byteInValue: byteInPart - list.length + value.length };
}

/** Two tables of tests: values that are taken, values that are refused. */
export function testValues(oid: string, accepted: readonly Accepted[], refused: readonly Refused[]): void {
  it.each(accepted)('is taken with %s', (_, value) => {
    expect(certificateWith(oid, value).extensions).toMatchObject([{ oid }]);
  });

  it.each(refused)('is refused with %s', (_, value, phrase, byteInValue) => {
    const refusal = refusalOfValue(oid, value);
    expect(refusal.what).toContain(phrase);
    expect(refusal.byteInValue).toBe(byteInValue);
  });

  it('is refused with bytes behind it', () => {
    for (const [, value] of accepted) {
      expect(refusalOfValue(oid, Buffer.concat([value, Buffer.from([5, 0])]))).toMatchObject({ byteInValue: value.length });
    }
  });
}
