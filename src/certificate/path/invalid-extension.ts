import type { Certificate } from '../certificate.ts';
import { DerReader } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';
import type { Extension } from '../extensions/extension.ts';
import { readAltNames } from './alt-names.ts';
import { readAuthorityKeyId } from './authority-key-id.ts';
import { readConstraints } from './constraints.ts';
import { readPurposes } from './purposes-read.ts';

/** The extensions that OpenSSL reads for each certificate of a path, and how it reads them where it is less strict than we are. */
const readers: ReadonlyMap<string, ((reader: DerReader) => unknown) | undefined> = new Map<
  string,
  ((reader: DerReader) => unknown) | undefined
>([
  ['2.5.29.14', undefined], // subject key identifier
  ['2.5.29.15', undefined], // key usage
  ['2.5.29.17', readAltNames],
  ['2.5.29.19', undefined], // basic constraints
  ['2.5.29.30', readConstraints],
  ['2.5.29.31', undefined], // CRL distribution points
  ['2.5.29.35', readAuthorityKeyId],
  ['2.5.29.37', readPurposes],
  ['1.3.6.1.5.5.7.1.7', undefined], // IP address blocks
  ['1.3.6.1.5.5.7.1.8', undefined], // AS identifiers
  ['1.3.6.1.5.5.7.1.14', undefined], // proxy certificate information
  ['2.16.840.1.113730.1.1', undefined], // Netscape certificate type
]);

/** Whether an extension that our strict decoder refuses makes OpenSSL call its certificate invalid. */
export function isInvalidToOpenssl({ der }: Certificate, { oid, value }: Extension): boolean {
  if (!readers.has(oid)) return false;
  const read = readers.get(oid);
  if (!read) return true;
  try {
    const reader = new DerReader(der, value.content, value.end);
    read(reader);
    return !reader.atEnd;
  } catch (error) {
    if (error instanceof Malformation) return true;
    throw error;
  }
}
