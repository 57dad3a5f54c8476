import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, octets, sequence, set } from '../../../fixtures/der.ts';
import { readPkcs7 } from '../../../src/bundle/encodings/pkcs7.ts';

const one = handmade();
const two = handmade({ serialNumber: integer(7) });
const list = sequence(sequence(integer(1)));
const data = sequence(objectIdentifier('1.2.840.113549.1.7.1'));
const oid = (last: number) => objectIdentifier(`1.2.840.113549.1.7.${last}`);

function signedData(...optional: readonly Uint8Array[]): Buffer {
  return sequence(integer(1), set(), data, ...optional, set());
}
function contentInfo(content: Uint8Array, type = oid(2)): Buffer {
  return sequence(type, element(0xa0, content));
}
/** The same content with indefinite lengths around the certificates. */
function berContainer(certificates: readonly Uint8Array[]): Buffer {
  const open = (tag: string, ...contents: readonly Uint8Array[]) => Buffer.concat([octets(`${tag} 80`), ...contents, octets('00 00')]);
  return open('30', oid(2), open('a0', open('30', integer(1), set(), open('30', oid(1)), open('a0', ...certificates), set())));
}

describe('a PKCS #7 container', () => {
  it.each([
    ['in DER', contentInfo(signedData(element(0xa0, one, two)))],
    ['in BER, with indefinite lengths', berContainer([one, two])],
    ['without a content info', signedData(element(0xa0, one, two))],
    ['with a line end behind it', Buffer.concat([contentInfo(signedData(element(0xa0, one, two))), Buffer.from('\r\n')])],
    ['that is a Netscape certificate sequence', contentInfo(sequence(one, two), objectIdentifier('2.16.840.1.113730.2.5'))],
  ])('%s gives its certificates in order and unchanged', (_, file) => {
    const read = readPkcs7(file);
    expect(read).toEqual({ kind: 'container', encoding: 'pkcs7', certificates: [one, two], passedOver: [], integrity: 'none' });
  });

  it('of node-forge is read', () => {
    const keys = forge.pki.rsa.generateKeyPair({ bits: 1024, e: 0x10001 });
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = keys.publicKey;
    certificate.setSubject([{ name: 'commonName', value: 'Forged CA' }]);
    certificate.setIssuer(certificate.subject.attributes);
    certificate.sign(keys.privateKey, forge.md.sha256.create());
    const container = forge.pkcs7.createSignedData();
    container.addCertificate(certificate);
    const der = Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'latin1');
    expect(readPkcs7(Buffer.from(forge.asn1.toDer(container.toAsn1()).getBytes(), 'latin1'))).toMatchObject({ certificates: [der] });
  });

  it('accounts for what is no X.509 certificate', () => {
    const certificates = element(0xa0, element(0xa1, integer(1)), one, element(0xa2, integer(1)));
    const lists = element(0xa1, list, list, element(0xa1, integer(1)));
    expect(readPkcs7(contentInfo(signedData(certificates, lists)))).toMatchObject({
      certificates: [one],
      passedOver: [
        { what: 'other', count: 3 },
        { what: 'revocation-list', count: 2 },
      ],
    });
  });

  it.each([
    ['no certificate', contentInfo(signedData()), 'no-certificate', 'the PKCS #7 container holds no certificate'],
    ['lists only', contentInfo(signedData(element(0xa1, list))), 'no-certificate', /holds no certificate, only 1 revocation list$/],
    ['enveloped data', contentInfo(sequence(integer(0)), oid(3)), 'pkcs7-content', 'the PKCS #7 container holds enveloped data'],
    ['encrypted data', contentInfo(sequence(integer(0)), oid(6)), 'pkcs7-content', 'the PKCS #7 container holds encrypted data'],
    ['other content', contentInfo(sequence(), objectIdentifier('1.2.3')), 'pkcs7-content', /content of the type 1\.2\.3$/],
    ['no content', sequence(oid(2)), 'pkcs7-malformed', /^content is missing/],
    [
      'no set of signers',
      contentInfo(sequence(integer(1), set(), data, element(0xa0, one))),
      'pkcs7-malformed',
      /^set of signer infos is missing/,
    ],
    [
      'something behind it',
      Buffer.concat([contentInfo(signedData(element(0xa0, one))), one]),
      'pkcs7-malformed',
      /is followed by \d+ unexpected/,
    ],
  ])('with %s is refused', (_, file, id, detail) => {
    expect(readPkcs7(file)).toEqual({ kind: 'refusal', id, detail: typeof detail === 'string' ? detail : expect.stringMatching(detail) });
  });

  it('is refused wherever it is cut off', () => {
    for (const whole of [contentInfo(signedData(element(0xa0, one))), berContainer([one])]) {
      for (let length = 0; length < whole.length; length += 1) {
        expect(readPkcs7(whole.subarray(0, length))).toMatchObject({ kind: 'refusal', id: 'pkcs7-malformed' });
      }
    }
  });
});
