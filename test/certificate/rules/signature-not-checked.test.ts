import { describe, expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { integer } from '../../../fixtures/der.ts';
import { signatureNotChecked } from '../../../src/certificate/rules/signature-not-checked.ts';
import { verifySelfSignatures } from '../../../src/certificate/signature/self-signature.ts';
import { decoded } from '../decoded.ts';

const context = { now: Date.parse('2026-11-22T12:00:00Z') };
const roots = (count: number) =>
  Array.from({ length: count }, (_, i) => decoded(handmade({ serialNumber: integer(1, (i >> 8) + 1, (i & 0xff) | 1, i & 0x7f) })));

describe(signatureNotChecked.id, () => {
  it(`accepts ${signatureNotChecked.examples.kept}`, async () => {
    const all = roots(12);
    await verifySelfSignatures(all);
    expect(all.map((root) => signatureNotChecked.check(root, context))).toEqual(all.map(() => undefined));
  });

  it(`tells of ${signatureNotChecked.examples.broken}`, async () => {
    const all = roots(1001);
    await verifySelfSignatures(all);
    const told = all.map((root) => signatureNotChecked.check(root, context));
    expect(told.slice(0, 1000)).toEqual(Array(1000).fill(undefined));
    expect(told[1000]).toBe('its key and its own signature were not verified: too many stand before it');
  });
});
