import { Tag } from '../../../certificate/der/der.ts';
import type { BerReader } from '../ber/ber.ts';
import { berHeader } from '../ber/ber-header.ts';
import { ContentType, contentTypeName, readContentInfo } from '../ber/content-info.ts';
import type { Harvest } from '../ber/harvest.ts';
import { Unreadable } from '../ber/unreadable.ts';
import { readAlgorithm } from './algorithm.ts';
import { readSafeContents } from './bags.ts';
import type { Decryption } from './decryption.ts';
import { readDecryption } from './encryption-algorithm.ts';
import { type Password, withOtherEncodings, withoutAbsent } from './password.ts';
import type { Work } from './work.ts';

/** What the contents are opened with. */
export interface Keys {
  /** The one that fits the MAC first. */
  readonly passwords: readonly Password[];
  readonly work: Work;
}

const implicit0 = 0x80;
const implicit0InPieces = 0xa0;

/**
 * Walks the AuthenticatedSafe: contents that are plain, and contents that are encrypted with a password. Returns the password of the
 * last ones, or `undefined` where nothing was encrypted.
 * Fails: `pkcs12-password`; `pkcs12-unsupported` for contents that are encrypted with a public key.
 * Source: RFC 7292 §4.1 and §5.
 */
export function readAuthenticatedSafe(safe: BerReader, keys: Keys, harvest: Harvest): Password | undefined {
  let password: Password | undefined;
  while (!safe.atEnd) {
    const { type, content } = readContentInfo(safe);
    if (!content) throw safe.fault('contents are missing');
    if (type === ContentType.data) readPlain(content, harvest);
    else if (type === ContentType.encryptedData) password = readEncrypted(content.sequence('encrypted data'), keys, harvest);
    else throw new Unreadable(`the file holds ${contentTypeName(type)}, which wants more than a password`, 'pkcs12-unsupported');
  }
  return password;
}

function readPlain(content: BerReader, harvest: Harvest): void {
  const octets = content.octetString('contents');
  readSafeContents(content.over(octets, 'plain contents').sequence('safe contents'), harvest);
}

function readEncrypted(encryptedData: BerReader, { passwords, work }: Keys, harvest: Harvest): Password {
  encryptedData.integer('version of encrypted data');
  const info = encryptedData.sequence('encrypted content info');
  const type = info.oid('type of the encrypted content');
  if (type !== ContentType.data) throw info.fault(`encrypted contents hold ${contentTypeName(type)}`);
  const decryption = readDecryption(readAlgorithm(info, 'encryption algorithm'));
  const octets = info.octets(info.optional(implicit0InPieces, 'encrypted contents') ?? info.expect(implicit0, 'encrypted contents'));
  const candidates = decryption.tellsAbsent ? passwords : withOtherEncodings(withoutAbsent(passwords));
  const opened = work.try(candidates, decryption.cost(octets.length), (password) => openedWith(password, decryption, octets));
  if (!opened) throw new Unreadable('no password decrypts the contents: another one is wanted, or they are damaged', 'pkcs12-password');
  readSafeContents(encryptedData.over(opened.result, 'decrypted contents').sequence('safe contents'), harvest);
  return opened.password;
}

/** Padding alone fits by chance once in 256 times: the contents must be one SEQUENCE from their first octet to their last. */
function openedWith(password: Password, { decrypt }: Decryption, octets: Uint8Array): Buffer | undefined {
  const contents = decrypt(password, octets);
  const header = contents && berHeader(contents, 0);
  if (!contents || header?.tag !== Tag.sequence) return undefined;
  return header.end === undefined || header.end === contents.length ? contents : undefined;
}
