/** A format that is recognised in order to be refused by its name. */
export type ForeignFormat =
  | 'gzip'
  | 'zip'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | '7z'
  | 'rar'
  | 'tar'
  | 'cab'
  | 'ar'
  | 'jceks'
  | 'bks'
  | 'keychain'
  | 'sqlite'
  | 'berkeley-db'
  | 'microsoft-store';

interface Magic {
  readonly kind: ForeignFormat | 'jks';
  /** Latin1. */
  readonly octets: string;
  readonly at?: number;
}

const magics: readonly Magic[] = [
  { kind: 'jks', octets: '\xfe\xed\xfe\xed' },
  { kind: 'jceks', octets: '\xce\xce\xce\xce' },
  // Two integers: the version, and the length of the salt, which is that of a SHA-1 digest.
  { kind: 'bks', octets: '\0\0\0\x01\0\0\0\x14' },
  { kind: 'bks', octets: '\0\0\0\x02\0\0\0\x14' },
  { kind: 'gzip', octets: '\x1f\x8b' },
  { kind: 'zip', octets: 'PK\x03\x04' },
  { kind: 'zip', octets: 'PK\x05\x06' },
  { kind: 'bzip2', octets: '1AY&SY', at: 4 },
  { kind: 'xz', octets: '\xfd7zXZ\0' },
  { kind: 'zstd', octets: '(\xb5/\xfd' },
  { kind: '7z', octets: "7z\xbc\xaf'\x1c" },
  { kind: 'rar', octets: 'Rar!\x1a\x07' },
  { kind: 'tar', octets: 'ustar', at: 257 },
  { kind: 'cab', octets: 'MSCF\0\0\0\0' },
  { kind: 'ar', octets: '!<arch>\n' },
  { kind: 'keychain', octets: 'kych\0\x01' },
  { kind: 'sqlite', octets: 'SQLite format 3\0' },
  { kind: 'berkeley-db', octets: '\0\x06\x15\x61' },
  { kind: 'microsoft-store', octets: '\0\0\0\0CERT' },
];

/** The format whose magic number the octets bear, or `undefined`. Source: file(1); RFC 1952 §2.3.1; OpenJDK `JavaKeyStore`. */
export function magicOf(bytes: Uint8Array): ForeignFormat | 'jks' | undefined {
  return magics.find(({ octets, at = 0 }) => bears(bytes, octets, at))?.kind;
}

function bears(bytes: Uint8Array, octets: string, at: number): boolean {
  for (let i = 0; i < octets.length; i += 1) if (bytes[at + i] !== octets.charCodeAt(i)) return false;
  return true;
}
