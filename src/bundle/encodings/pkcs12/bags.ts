import type { BerReader } from '../ber/ber.ts';
import type { Harvest } from '../ber/harvest.ts';
import type { Beside } from '../container.ts';

const bag = '1.2.840.113549.1.12.10.1';
const certificateBag = `${bag}.3`;
const nestedContents = `${bag}.6`;
const x509Certificate = '1.2.840.113549.1.9.22.1';
const explicit0 = 0xa0;

const passedOver: Readonly<Record<string, Beside>> = {
  [`${bag}.1`]: 'private-key',
  [`${bag}.2`]: 'private-key',
  [`${bag}.4`]: 'revocation-list',
  [`${bag}.5`]: 'secret-key',
};

/**
 * Walks SafeContents: takes the X.509 certificates, counts everything else, looks into no key.
 * Source: RFC 7292 §4.2.
 */
export function readSafeContents(contents: BerReader, harvest: Harvest): void {
  while (!contents.atEnd) {
    const safeBag = contents.sequence('safe bag');
    const type = safeBag.oid('type of a bag');
    const value = safeBag.sequence('value of a bag', explicit0);
    if (type === certificateBag) readCertificateBag(value, harvest);
    else if (type === nestedContents) readSafeContents(value.sequence('nested safe contents'), harvest);
    else harvest.passOver(passedOver[type] ?? 'other');
  }
}

function readCertificateBag(value: BerReader, harvest: Harvest): void {
  const certificate = value.sequence('certificate bag');
  if (certificate.oid('type of a certificate') === x509Certificate) {
    harvest.add(certificate.sequence('certificate value', explicit0).octetString('certificate'));
  } else {
    harvest.passOver('other');
  }
}
