import { describe, expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, octets, sequence } from '../../../fixtures/der.ts';
import { decodedWith } from '../decoded.ts';
import { malformationOf } from '../refused.ts';

const null_ = octets('05 00');
const algorithm = (oid: string, ...parameters: readonly Uint8Array[]) => sequence(objectIdentifier(oid), ...parameters);
const [rsa, pss, ecdsa, ed25519] = ['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.10', '1.2.840.10045.4.3.2', '1.3.101.112'] as const;
const sha256 = algorithm('2.16.840.1.101.3.4.2.1', null_);
const mgf1 = algorithm('1.2.840.113549.1.1.8', sha256);

describe('a signature algorithm', () => {
  it.each([
    ['NULL with RSA', algorithm(rsa, null_)],
    ['nothing with RSA', algorithm(rsa)],
    ['NULL with ECDSA', algorithm(ecdsa, null_)],
    ['nothing with DSA', algorithm('2.16.840.1.101.3.4.3.2')],
    ['nothing with Ed25519', algorithm(ed25519)],
    ['nothing with RSASSA-PSS', algorithm(pss)],
    ['all defaults with RSASSA-PSS', algorithm(pss, sequence())],
    [
      'hash, mask and numbers with RSASSA-PSS',
      algorithm(pss, sequence(element(0xa0, sha256), element(0xa1, mgf1), element(0xa2, integer(32)), element(0xa3, integer(1)))),
    ],
    ['another mask with RSASSA-PSS', algorithm(pss, sequence(element(0xa1, algorithm('1.2.3'))))],
    ['a structure with DSA', algorithm('1.2.840.10040.4.3', sequence())],
    ['a structure with MD5', algorithm('1.2.840.113549.1.1.4', sequence())],
    ['a structure with an algorithm of OIW', algorithm('1.3.14.3.2.29', sequence())],
    ['a number with an algorithm that is not known here', algorithm('1.2.3', integer(5))],
    ['nothing with an algorithm that is not known here', algorithm('1.2.3')],
  ])('may have as parameters %s', (_, both) => {
    expect(decodedWith({ algorithm: both, outerAlgorithm: both }).version).toBe(3);
  });

  it.each([
    ['a structure with RSA', algorithm(rsa, sequence()), 'should have tag 0x05, has 0x30', 13],
    ['an object identifier with ECDSA', algorithm(ecdsa, objectIdentifier('1.2.3')), 'should have tag 0x05, has 0x06', 12],
    ['a NULL with content with RSA', algorithm(rsa, octets('05 01 00')), 'a NULL with content', 13],
    ['NULL with Ed25519', algorithm(ed25519, null_), 'signature algorithm has parameters, which Ed25519 has not', 7],
    ['NULL with RSASSA-PSS', algorithm(pss, null_), 'should have tag 0x30, has 0x05', 13],
    ['a bare hash with RSASSA-PSS', algorithm(pss, sequence(sha256)), 'followed by 15 unexpected', 15],
    ['a negative salt with RSASSA-PSS', algorithm(pss, sequence(element(0xa2, integer(0xe0)))), 'signature algorithm is negative', 17],
    ['an empty tag with RSASSA-PSS', algorithm(pss, sequence(element(0xa0))), 'missing or cut off', 17],
    ['two hashes under one tag', algorithm(pss, sequence(element(0xa0, sha256, sha256))), 'followed by 15 unexpected', 32],
    ['MGF1 without a hash', algorithm(pss, sequence(element(0xa1, algorithm('1.2.840.113549.1.1.8')))), 'missing or cut off', 30],
    ['MGF1 with NULL', algorithm(pss, sequence(element(0xa1, algorithm('1.2.840.113549.1.1.8', null_)))), 'should have tag 0x30', 30],
    ['two values with an algorithm that is not known here', algorithm('1.2.3', null_, null_), 'followed by 2 unexpected', 8],
    ['a padded number with an algorithm that is not known here', algorithm('1.2.3', integer(0, 1)), 'superfluous leading octet', 8],
  ])('is refused with %s', (_, both, phrase, byteInPart) => {
    const der = handmade({ algorithm: both, outerAlgorithm: both });
    const { what, byte } = malformationOf(der);
    expect(what).toContain(phrase);
    expect(byte - der.indexOf(both)).toBe(byteInPart);
  });
});
