import type { ContainerRefusal } from './container.ts';
import type { BinaryKind } from './recognise-binary.ts';

/** The kinds that are read. */
export type ReadableKind = 'certificate' | 'pkcs7' | 'pkcs12' | 'jks';
type Refused = readonly [id: 'private-key' | 'not-a-certificate' | 'archive' | 'keystore-unsupported', name: string];

const refused: Readonly<Record<Exclude<BinaryKind, ReadableKind>, Refused>> = {
  'private-key': ['private-key', 'a private key (DER)'],
  'public-key': ['not-a-certificate', 'a public key (DER)'],
  'revocation-list': ['not-a-certificate', 'a revocation list (DER)'],
  'certificate-request': ['not-a-certificate', 'a certificate request (DER)'],
  asn1: ['not-a-certificate', 'DER or BER of something that is no certificate'],
  gzip: ['archive', 'a gzip archive'],
  zip: ['archive', 'a zip archive'],
  bzip2: ['archive', 'a bzip2 archive'],
  xz: ['archive', 'an xz archive'],
  zstd: ['archive', 'a Zstandard archive'],
  '7z': ['archive', 'a 7-Zip archive'],
  rar: ['archive', 'a RAR archive'],
  tar: ['archive', 'a tar archive'],
  cab: ['archive', 'a cabinet archive'],
  ar: ['archive', 'an ar archive, such as a Debian package'],
  jceks: ['keystore-unsupported', 'a Java keystore of the type JCEKS'],
  bks: ['keystore-unsupported', 'a Bouncy Castle keystore (BKS or UBER)'],
  keychain: ['keystore-unsupported', 'a keychain of macOS'],
  sqlite: ['keystore-unsupported', 'an SQLite database, such as the cert9.db of NSS'],
  'berkeley-db': ['keystore-unsupported', 'a Berkeley DB file, such as the cert8.db of NSS'],
  'microsoft-store': ['keystore-unsupported', 'a serialized certificate store of Windows (SST)'],
};

/** The refusal of a file that was recognised as something that is never read, by its name. */
export function refuseBinary(kind: Exclude<BinaryKind, ReadableKind>): ContainerRefusal {
  const [id, name] = refused[kind];
  return { kind: 'refusal', id, detail: `this is ${name}` };
}
