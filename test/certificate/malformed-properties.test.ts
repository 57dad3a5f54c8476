import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonName, extension, extensions, handmade } from '../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, octetString, octets, sequence, text } from '../../fixtures/der.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { type Certificate, decodeCertificate } from '../../src/certificate/certificate.ts';
import { isDecodedByOpenssl } from '../../src/certificate/native.ts';

const seeds = [handmade(), (await root({ key: 'rsa' })).der, (await root({ key: 'ed25519' })).der];
const seed = fc.constantFrom(...seeds);

const [name, url, oid] = [element(0xa4, sequence(commonName('a'))), text(0x86, 'http://a'), objectIdentifier('1.2.3')] as const;
const place = sequence(element(0xa0, element(0xa0, url, name)), octets('81 02 01 06'));
const notice = sequence(objectIdentifier('1.3.6.1.5.5.7.2.2'), sequence(sequence(text(0x0c, 'a'), sequence(integer(1))), text(0x1a, 'b')));

/** A certificate with an extension of most of the formats that are known here. */
const crowded = handmade({
  extensions: extensions(
    extension('2.5.29.17', sequence(element(0xa0, oid, element(0xa0, integer(1))), url, name, octets('88 02 2a 03'))),
    extension('2.5.29.30', sequence(element(0xa0, sequence(octets('87 08 0a000000 ff000000'))), element(0xa1, sequence(name)))),
    extension('2.5.29.31', sequence(place)),
    extension('2.5.29.32', sequence(sequence(oid, sequence(notice)))),
    extension('2.5.29.33', sequence(sequence(oid, oid))),
    extension('2.5.29.35', sequence(octets('80 01 aa'), element(0xa1, name), octets('82 01 05'))),
    extension('2.5.29.36', sequence(octets('80 01 00'))),
    extension('1.3.6.1.5.5.7.1.1', sequence(sequence(oid, url))),
    extension('1.3.6.1.4.1.11129.2.4.2', octetString(octets('00 33 00 31'), Buffer.alloc(43), octets('0403 0002 3000'))),
  ),
});

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

  it('any octet of a certificate with many extensions may be any other', () => {
    const change = fc.tuple(fc.nat(crowded.length - 1), fc.integer({ min: 1, max: 255 }));
    expect(decodeCertificate(crowded).kind).toBe('certificate');
    fc.assert(
      fc.property(change, ([at, mask]) => expectVerdict(flipped(crowded, at, mask))),
      { numRuns: 4000 },
    );
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
    for (const der of [...seeds, crowded])
      for (let bit = 0; bit < der.length * 8; bit += 1) expectVerdict(flipped(der, bit >> 3, 1 << (bit & 7)));
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
