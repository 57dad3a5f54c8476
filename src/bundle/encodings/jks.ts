import { createHash } from 'node:crypto';
import { Harvest } from './ber/harvest.ts';
import { refusing, Unreadable } from './ber/unreadable.ts';
import type { Container, ContainerRefusal } from './container.ts';

const EntryTag = { key: 1, certificate: 2 } as const;
const digestOctets = 20;
const maxEntries = 100_000;
const whitener = 'Mighty Aphrodite';

/**
 * Reads the certificates of a Java keystore, versions 1 and 2: trusted ones, and the chains of its private keys, which are not
 * decrypted.
 *
 * With passwords its digest is checked before anything is believed; without, it is read with `integrity: unchecked`.
 * Limits: 100,000 entries.
 * Fails: `jks-malformed`; `jks-password` where no password fits the digest; `no-certificate`.
 * Source: OpenJDK, `sun.security.provider.JavaKeyStore`.
 */
export function readJks(bytes: Uint8Array, passwords: readonly string[] = []): Container | ContainerRefusal {
  return refusing('jks-malformed', () => {
    const content = bytes.subarray(0, Math.max(0, bytes.length - digestOctets));
    const fits = passwords.some((password) => digest(password, content).equals(bytes.subarray(content.length)));
    if (passwords.length > 0 && !fits) {
      throw new Unreadable('the digest of the keystore fits no password: another one is wanted, or the file is damaged', 'jks-password');
    }
    const harvest = new Harvest();
    readEntries(new Cursor(content), harvest);
    return harvest.container('the keystore', {
      encoding: 'jks',
      integrity: fits ? 'checked' : 'unchecked',
      ...(fits ? { password: 'given' } : {}),
    });
  });
}

function digest(password: string, content: Uint8Array): Buffer {
  return createHash('sha1').update(Buffer.from(password, 'utf16le').swap16()).update(whitener).update(content).digest();
}

function readEntries(cursor: Cursor, harvest: Harvest): void {
  cursor.take(4, 'magic number');
  const version = cursor.integer(4, 'version');
  if (version !== 1 && version !== 2) throw cursor.fault(`the keystore has version ${version}, neither 1 nor 2`);
  const count = cursor.integer(4, 'number of entries');
  if (count > maxEntries) throw cursor.fault(`the keystore claims ${count} entries`);
  for (let i = 0; i < count; i += 1) readEntry(cursor, version, harvest);
  if (!cursor.atEnd) throw cursor.fault('something stands between the last entry and the digest');
}

function readEntry(cursor: Cursor, version: 1 | 2, harvest: Harvest): void {
  const tag = cursor.integer(4, 'tag of an entry');
  cursor.take(cursor.integer(2, 'length of an alias'), 'alias');
  cursor.take(8, 'date of an entry');
  if (tag === EntryTag.certificate) {
    readCertificate(cursor, version, harvest);
    return;
  }
  if (tag !== EntryTag.key) throw cursor.fault(`an entry has tag ${tag}, neither 1 nor 2`);
  cursor.take(cursor.integer(4, 'length of a key'), 'key');
  harvest.passOver('private-key');
  const chain = cursor.integer(4, 'length of a chain');
  for (let i = 0; i < chain; i += 1) readCertificate(cursor, version, harvest);
}

function readCertificate(cursor: Cursor, version: 1 | 2, harvest: Harvest): void {
  const type = version === 1 ? 'X.509' : Buffer.from(cursor.take(cursor.integer(2, 'length of a type'), 'type')).toString('latin1');
  const octets = cursor.take(cursor.integer(4, 'length of a certificate'), 'certificate');
  if (type === 'X.509') harvest.add(octets);
  else harvest.passOver('other');
}

/** Reads fields one after the other, and never behind the end. */
class Cursor {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  take(length: number, what: string): Uint8Array {
    const start = this.#position;
    if (start + length > this.#bytes.length) throw this.fault(`${what} is cut off`);
    this.#position = start + length;
    return this.#bytes.subarray(start, this.#position);
  }

  /** An unsigned number, big-endian. */
  integer(octets: 2 | 4, what: string): number {
    return this.take(octets, what).reduce((value, octet) => value * 256 + octet, 0);
  }

  fault(what: string): Unreadable {
    return new Unreadable(`${what}, at byte ${this.#position}`);
  }
}
