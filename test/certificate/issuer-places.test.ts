import { expect, it } from 'vitest';
import { element, objectIdentifier, octets, sequence, text } from '../../fixtures/der.ts';
import { certificateWith } from './extensions/value.ts';

const caIssuers = objectIdentifier('1.3.6.1.5.5.7.48.2');
const ocsp = objectIdentifier('1.3.6.1.5.5.7.48.1');
const uri = (value: string) => text(0x86, value);

it('the places of the issuer are those that are written as URIs, in their order', () => {
  const value = sequence(
    sequence(ocsp, uri('http://ocsp.example/')),
    sequence(caIssuers, uri('http://pki.example/one')),
    sequence(caIssuers, element(0x87, octets('0a000001'))),
    sequence(caIssuers, uri('ldap://pki.example/two')),
  );
  expect(certificateWith('1.3.6.1.5.5.7.1.1', value).issuerPlaces).toEqual(['http://pki.example/one', 'ldap://pki.example/two']);
});

it('a certificate that does not say has none', () => {
  expect(certificateWith('2.5.29.14', octets('0401aa')).issuerPlaces).toEqual([]);
});
