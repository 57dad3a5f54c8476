import { describe, expect, it } from 'vitest';
import { commonName, extension, extensions, handmade } from '../../../fixtures/certificates.ts';
import { bitString, element, integer, objectIdentifier, octetString, octets, sequence, text, yes } from '../../../fixtures/der.ts';
import { Certificate } from '../../../src/certificate/certificate.ts';
import { decodeTolerantly } from '../../../src/certificate/decode-tolerantly.ts';
import { factsOf } from '../../../src/certificate/path/facts.ts';

/** The facts of a certificate with these extensions, as OpenSSL's X509_get_extension_flags told them for the same octets. */
function factsWith(...list: readonly Uint8Array[]): ReturnType<typeof factsOf> {
  const certificate = decodeTolerantly(handmade({ subject: sequence(commonName('Read')), extensions: extensions(...list) }));
  if (certificate instanceof Certificate) return factsOf(certificate);
  throw certificate;
}

const tail = octets('05 00');

describe('what OpenSSL calls invalid', () => {
  it.each([
    ['an authority key identifier with an empty serial number', extension('2.5.29.35', sequence(element(0x82)))],
    ['one with a padded serial number', extension('2.5.29.35', sequence(element(0x82, octets('00 40 02'))))],
    ['one with a field that nobody knows', extension('2.5.29.35', sequence(element(0x86)))],
    ['a purpose that is cut off', extension('2.5.29.37', sequence(element(0x06, octets('2a 03 84'))))],
    ['an other name without a value', extension('2.5.29.17', sequence(element(0xa0, objectIdentifier('1.2.3'))))],
    ['an EDI party name without its tags', extension('2.5.29.17', sequence(element(0xa5, text(0x0c, 'x'))))],
    ['a negative path length', extension('2.5.29.19', sequence(yes, integer(0xff)))],
    ['a key usage without a bit', extension('2.5.29.15', bitString(octets('00'), 3))],
    ['a subject key identifier of another type', extension('2.5.29.14', bitString(octets('00')))],
  ])('%s', (_, broken) => {
    expect(factsWith(broken)).toMatchObject({ isInvalid: true, isSelfSigned: false });
  });

  it('two key usages, but not two of what it does not read', () => {
    const usage = extension('2.5.29.15', bitString(octets('80'), 7));
    const unknown = extension('1.2.3.4', octets('05 00'));
    expect(factsWith(usage, usage).isInvalid).toBe(true);
    expect(factsWith(unknown, unknown).isInvalid).toBe(false);
  });
});

describe('what OpenSSL takes, though it is malformed', () => {
  it.each([
    ['octets behind an alternative name', extension('2.5.29.17', sequence(text(0x82, 'a.example')), tail), {}],
    ['octets behind a key identifier', extension('2.5.29.14', octetString(octets('01')), tail), {}],
    ['a flag of 01', extension('2.5.29.19', sequence(octets('01 01 01'))), { isCa: true }],
    [
      'a path length of nine octets, which limits nothing',
      extension('2.5.29.19', sequence(yes, integer(1, 0, 0, 0, 0, 0, 0, 0, 0))),
      { isCa: true, pathLength: undefined },
    ],
    ['unused bits that are set', extension('2.5.29.15', bitString(octets('87'), 2)), { keyUsage: 0x8400 }],
    ['a Netscape type without a bit', extension('2.16.840.1.113730.1.1', bitString(octets(''), 1)), { netscapeType: 0 }],
  ])('%s', (_, taken, facts) => {
    expect(factsWith(taken)).toMatchObject({ isInvalid: false, ...facts });
  });
});
