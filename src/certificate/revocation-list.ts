import { DerReader, Tag } from './der/der.ts';
import { Malformation } from './der/malformation.ts';
import { checkName } from './name/name.ts';
import { readTime } from './time.ts';

/**
 * Whether bytes have the frame of a certificate revocation list: outer structure, issuer and date of issue. Its entries
 * are not looked at: a bundle holds no use for them.
 * Source: RFC 5280 §5.1.
 */
export function isRevocationList(der: Uint8Array): boolean {
  try {
    const list = new DerReader(der).sequence('revocation list');
    const tbs = list.sequence('to-be-signed list');
    if (tbs.tag === Tag.integer) tbs.integer('version');
    tbs.sequence('signature algorithm');
    checkName(tbs, 'issuer');
    readTime(tbs, 'thisUpdate');
    list.sequence('signature algorithm');
    list.bitString('signature');
    list.finish('revocation list');
    return true;
  } catch (error) {
    if (error instanceof Malformation) return false;
    throw error;
  }
}
