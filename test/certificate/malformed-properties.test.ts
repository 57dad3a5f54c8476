import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handmade } from '../../fixtures/certificates.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { type Certificate, decodeCertificate } from '../../src/certificate/certificate.ts';
import { isDecodedByOpenssl } from '../../src/certificate/native.ts';

const seeds = [handmade(), (await root({ key: 'rsa' })).der, (await root({ key: 'ed25519' })).der];
const seed = fc.constantFrom(...seeds);

function expectVerdict(der: Uint8Array): void {
  const decoded = decodeCertificate(der);
  if (decoded.kind === 'certificate') return;
  expect(decoded.what).not.toBe('');
  expect(decoded.byte).toBeGreaterThanOrEqual(0);
  expect(decoded.byte).toBeLessThanOrEqual(der.length);
}

function flipped(der: Uint8Array, at: number, mask: number): Buffer {
  const copy = Buffer.from(der);
  copy.writeUInt8(copy.readUInt8(at % der.length) ^ mask, at % der.length);
  return copy;
}

function everything(own: Certificate): readonly unknown[] {
  const names = [own.subject, own.issuer, own.displayName, own.subjectName, own.issuerName, own.isSelfIssued];
  const extensions = [own.basicConstraints, own.keyUsage, own.extendedKeyUsage, own.subjectAltName];
  const identifiers = [own.sha256, own.spkiSha256, own.serialNumber, own.subjectKeyIdentifier, own.authorityKeyIdentifier];
  return [...names, ...extensions, ...identifiers, own.key, new Date(own.notAfter).toISOString(), own.isNamedIssuerOf(own)];
}

describe('whatever bytes come', () => {
  it('random ones are a certificate or a malformation at a byte inside them', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), expectVerdict), { numRuns: 1000 });
  });

  it('random ones behind a good beginning are, too', () => {
    const spliced = fc.tuple(seed, fc.nat(800), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(spliced, ([der, at, noise]) =>
        expectVerdict(Buffer.concat([der.subarray(0, at % der.length), noise, der.subarray((at % der.length) + noise.length)])),
      ),
      { numRuns: 1000 },
    );
  });

  it('a good certificate with every single bit flipped is a certificate or a malformation at a byte inside it', () => {
    for (const der of seeds) for (let bit = 0; bit < der.length * 8; bit += 1) expectVerdict(flipped(der, bit >> 3, 1 << (bit & 7)));
  });

  it('one octet changed leaves a certificate that answers every question and that OpenSSL decodes too, or none', () => {
    const change = fc.tuple(seed, fc.nat(800), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(change, ([der, at, mask]) => {
        const decoded = decodeCertificate(flipped(der, at, mask));
        if (decoded.kind === 'malformation') return;
        expect(everything(decoded)).toHaveLength(18);
        expect(isDecodedByOpenssl(decoded.der), 'OpenSSL decodes it too').toBe(true);
      }),
      { numRuns: 4000 },
    );
  });
});
