/** The algorithms of keys that are known here. */
export type KeyAlgorithm = 'RSA' | 'RSA-PSS' | 'DSA' | 'EC' | 'X25519' | 'X448' | 'Ed25519' | 'Ed448';

/** Key algorithms, by the OID of SubjectPublicKeyInfo (RFC 3279 §2.3, RFC 4055 §1.2, RFC 5480 §2.1, RFC 8410 §3). */
export const keyAlgorithms: Readonly<Record<string, KeyAlgorithm>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.10045.2.1': 'EC',
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

/** What the OID of a signature algorithm says. */
export interface SignatureAlgorithm {
  readonly name: string;
  /** The algorithm of the key that makes such signatures. */
  readonly key: KeyAlgorithm;
  /** As OpenSSL names it; `undefined` where the algorithm has its own or its parameters name it. */
  readonly hash?: string;
}

/** Signature algorithms, by OID (RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3, RFC 8410 §3, RFC 8702 §2; the 1.3.14 ones are of OIW). */
export const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.2': { name: 'md2WithRSAEncryption', key: 'RSA', hash: 'md2' },
  '1.2.840.113549.1.1.3': { name: 'md4WithRSAEncryption', key: 'RSA', hash: 'md4' },
  '1.2.840.113549.1.1.4': { name: 'md5WithRSAEncryption', key: 'RSA', hash: 'md5' },
  '1.2.840.113549.1.1.5': { name: 'sha1WithRSAEncryption', key: 'RSA', hash: 'sha1' },
  '1.2.840.113549.1.1.10': { name: 'rsassaPss', key: 'RSA-PSS' },
  '1.2.840.113549.1.1.11': { name: 'sha256WithRSAEncryption', key: 'RSA', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { name: 'sha384WithRSAEncryption', key: 'RSA', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { name: 'sha512WithRSAEncryption', key: 'RSA', hash: 'sha512' },
  '1.2.840.113549.1.1.14': { name: 'sha224WithRSAEncryption', key: 'RSA', hash: 'sha224' },
  '1.3.36.3.3.1.2': { name: 'ripemd160WithRSA', key: 'RSA', hash: 'ripemd160' },
  '1.3.14.3.2.3': { name: 'md5WithRSA', key: 'RSA', hash: 'md5' },
  '1.3.14.3.2.29': { name: 'sha1WithRSA', key: 'RSA', hash: 'sha1' },
  '1.3.14.3.2.27': { name: 'dsaWithSHA1-old', key: 'DSA', hash: 'sha1' },
  '1.2.840.10040.4.3': { name: 'dsa-with-SHA1', key: 'DSA', hash: 'sha1' },
  '2.16.840.1.101.3.4.3.1': { name: 'dsa-with-SHA224', key: 'DSA', hash: 'sha224' },
  '2.16.840.1.101.3.4.3.2': { name: 'dsa-with-SHA256', key: 'DSA', hash: 'sha256' },
  '2.16.840.1.101.3.4.3.3': { name: 'dsa-with-SHA384', key: 'DSA', hash: 'sha384' },
  '2.16.840.1.101.3.4.3.4': { name: 'dsa-with-SHA512', key: 'DSA', hash: 'sha512' },
  '2.16.840.1.101.3.4.3.10': { name: 'ecdsa-with-SHA3-256', key: 'EC', hash: 'sha3-256' },
  '2.16.840.1.101.3.4.3.11': { name: 'ecdsa-with-SHA3-384', key: 'EC', hash: 'sha3-384' },
  '2.16.840.1.101.3.4.3.12': { name: 'ecdsa-with-SHA3-512', key: 'EC', hash: 'sha3-512' },
  '2.16.840.1.101.3.4.3.14': { name: 'sha3-256WithRSAEncryption', key: 'RSA', hash: 'sha3-256' },
  '2.16.840.1.101.3.4.3.15': { name: 'sha3-384WithRSAEncryption', key: 'RSA', hash: 'sha3-384' },
  '2.16.840.1.101.3.4.3.16': { name: 'sha3-512WithRSAEncryption', key: 'RSA', hash: 'sha3-512' },
  '1.2.840.10045.4.1': { name: 'ecdsa-with-SHA1', key: 'EC', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { name: 'ecdsa-with-SHA224', key: 'EC', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { name: 'ecdsa-with-SHA256', key: 'EC', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { name: 'ecdsa-with-SHA384', key: 'EC', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { name: 'ecdsa-with-SHA512', key: 'EC', hash: 'sha512' },
  '1.3.101.112': { name: 'Ed25519', key: 'Ed25519' },
  '1.3.101.113': { name: 'Ed448', key: 'Ed448' },
};

/** Hash functions, by OID, as OpenSSL names them (RFC 4055 §2.1, RFC 3279 §2.2.1). */
export const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};
