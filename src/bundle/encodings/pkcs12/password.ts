/** A password as one that may fit, in the two encodings that a PKCS #12 file may want. */
export interface Password {
  readonly kind: 'given' | 'empty' | 'absent';
  /** Whether it is tried beside what was given, in a form that nobody stated. */
  readonly isGuess: boolean;
  /** For the key derivation of PKCS #12: UTF-16, big-endian, with its end; no octets at all for an absent password. */
  readonly wide: Buffer;
  /** For PBKDF2 and other schemes of PKCS #5: UTF-8. */
  readonly narrow: Buffer;
}

const ascii = /^[\0-\x7f]*$/;

/**
 * The passwords to try, in order: those that were given, then each one as old versions of OpenSSL misread it (each octet of its
 * UTF-8 as a character); then the empty one, and the absent one, which writers tell apart.
 * Source: RFC 7292 §B.1; RFC 8018 §3; openssl-pkcs12(1), `PKCS12_parse`.
 */
export function candidatePasswords(given: readonly string[]): readonly Password[] {
  const texts = [...new Set(given)].filter((text) => text !== '');
  const misread = texts.filter((text) => !ascii.test(text)).map((text) => Buffer.from(text).toString('latin1'));
  return [
    ...texts.map((text) => encoded('given', text, false)),
    ...misread.map((text) => encoded('given', text, true)),
    encoded('empty', '', true),
    { kind: 'absent', isGuess: true, wide: Buffer.alloc(0), narrow: Buffer.alloc(0) },
  ];
}

/** For schemes of PKCS #5, where the empty password and the absent one are the same. */
export function withoutAbsent(passwords: readonly Password[]): readonly Password[] {
  return passwords.filter(({ kind }) => kind !== 'absent');
}

/**
 * The same passwords, and each as some writers gave it to PBES2: in UTF-16, as NSS before 3.31 did, or in Latin-1, as OpenSSL does
 * in such a terminal. Source: NSS, `nss.h`; openssl-pkcs12(1), "NOTES".
 */
export function withOtherEncodings(passwords: readonly Password[]): readonly Password[] {
  const guesses = passwords.flatMap((password) => {
    const text = password.narrow.toString();
    const latin1 = Buffer.from(text, 'latin1');
    const isOther = !ascii.test(text) && latin1.toString('latin1') === text;
    return [password.wide, ...(isOther ? [latin1] : [])].map((narrow) => ({ ...password, isGuess: true, narrow }));
  });
  return [...passwords, ...guesses];
}

function encoded(kind: Password['kind'], text: string, isGuess: boolean): Password {
  return { kind, isGuess, wide: Buffer.from(`${text}\0`, 'utf16le').swap16(), narrow: Buffer.from(text) };
}
