import type { Certificate } from '../certificate.ts';
import { DerReader } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';
import { checkAddressBlocks } from '../extensions/address-blocks.ts';
import { checkAsIdentifiers } from '../extensions/as-identifiers.ts';
import { checkDistributionPoints } from '../extensions/distribution-points.ts';
import type { Extension } from '../extensions/extension.ts';
import { checkProxyCertificate } from '../extensions/proxy-certificate.ts';
import { readAltNames } from './alt-names.ts';
import { readAuthorityKeyId } from './authority-key-id.ts';
import { readConstraints } from './constraints.ts';
import { readBits, readKeyId, readLimits, readUsage } from './lenient-values.ts';
import { readPurposes } from './purposes-read.ts';

/** The extensions that OpenSSL reads for each certificate of a path. It overlooks what stands behind a value. */
const readers: ReadonlyMap<string, (reader: DerReader, what: string) => unknown> = new Map<
  string,
  (reader: DerReader, what: string) => unknown
>([
  ['2.5.29.14', readKeyId],
  ['2.5.29.15', readUsage],
  ['2.5.29.17', readAltNames],
  ['2.5.29.19', readLimits],
  ['2.5.29.30', readConstraints],
  ['2.5.29.31', checkDistributionPoints],
  ['2.5.29.35', readAuthorityKeyId],
  ['2.5.29.37', readPurposes],
  ['1.3.6.1.5.5.7.1.7', checkAddressBlocks],
  ['1.3.6.1.5.5.7.1.8', checkAsIdentifiers],
  ['1.3.6.1.5.5.7.1.14', checkProxyCertificate],
  ['2.16.840.1.113730.1.1', readBits],
]);

/** Whether OpenSSL reads this extension for each certificate of a path: one that occurs twice then makes it invalid. */
export function isReadByOpenssl(oid: string): boolean {
  return readers.has(oid);
}

/** Whether an extension that our strict decoder refuses makes OpenSSL call its certificate invalid. */
export function isInvalidToOpenssl({ der }: Certificate, { oid, value }: Extension): boolean {
  const read = readers.get(oid);
  if (!read) return false;
  try {
    read(new DerReader(der, value.content, value.end), 'extension');
    return false;
  } catch (error) {
    if (error instanceof Malformation) return true;
    throw error;
  }
}
