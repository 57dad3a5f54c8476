import { malformed } from '../certificate/rules/index.ts';
import type { Origin } from './origin.ts';

/** Stable identifier of the reason for which a block was refused. */
export type RefusalId =
  | 'malformed'
  | 'private-key'
  | 'not-a-certificate'
  | 'no-certificate'
  | 'pem-boundary'
  | 'pem-unterminated'
  | 'pem-headers'
  | 'pem-base64'
  | 'trust-settings-malformed'
  | 'binary-content'
  | 'utf-16-malformed'
  | 'der-trailing'
  | 'pkcs7-malformed'
  | 'pkcs7-content'
  | 'pkcs12-malformed'
  | 'pkcs12-password'
  | 'pkcs12-unsupported'
  | 'pkcs12-iterations'
  | 'jks-malformed'
  | 'jks-password'
  | 'keystore-unsupported'
  | 'archive';

/** A block that did not become a certificate. */
export interface Refusal {
  readonly origin: Origin;
  readonly id: RefusalId;
  /** The fact met, on one line. Never holds text of the block itself. */
  readonly detail: string;
}

/** What a refusal means, for people. */
export interface RefusalText {
  readonly title: string;
  /** What happens where it is broken. */
  readonly why: string;
  /** What follows, where it is not what follows from every refusal. */
  readonly consequence?: string;
  readonly remedy: string;
  readonly source: string;
}

const exportAgain = 'export the certificate again as PEM (Base64 encoded X.509)';

/** The text of every refusal, by id. */
export const refusalTexts: Readonly<Record<RefusalId, RefusalText>> = {
  malformed: { title: malformed.title, why: malformed.why, remedy: malformed.remedy, source: malformed.source },
  'private-key': {
    title: 'a bundle holds no private key',
    why: 'everybody on the host can read a bundle: a key inside it is no secret any more',
    consequence:
      'the key is neither copied nor shown: merge writes nothing (exit code 2), or leaves it out with --skip-rejected; in a bundle check ends with exit code 2',
    remedy: 'remove the key from the file, and replace it where others could read the file',
    source: 'RFC 7468 §13',
  },
  'not-a-certificate': {
    title: 'every block in a bundle is a certificate',
    why: 'nobody trusts anything by a request, a key or a list in a bundle, and some loaders refuse the whole file for it',
    remedy: 'remove the block, or convert what it holds to PEM certificates',
    source: 'RFC 7468 §5',
  },
  'no-certificate': {
    title: 'a source holds a certificate',
    why: 'an export of something else, or an empty download, leaves the agent without the CA',
    remedy: exportAgain,
    source: 'RFC 7468 §5',
  },
  'pem-boundary': {
    title: 'BEGIN and END stand on lines of their own, with five hyphens on each side',
    why: 'OpenSSL passes over a block whose boundary it does not recognise in silence, or refuses the whole file',
    remedy: 'put each BEGIN and END on a line of its own, with five plain hyphens on each side and nothing before it, as it was issued',
    source: 'RFC 7468 §2 and §3',
  },
  'pem-unterminated': {
    title: 'every BEGIN has its END',
    why: 'the file was cut off, or two files were joined wrongly: OpenSSL refuses it',
    remedy: exportAgain,
    source: 'RFC 7468 §2',
  },
  'pem-headers': {
    title: 'a certificate block has no headers',
    why: 'OpenSSL takes headers for those of an encrypted key, and refuses the whole file',
    remedy: 'remove the lines between BEGIN and the base64 text',
    source: 'RFC 7468 §2',
  },
  'pem-base64': {
    title: 'a block holds base64 text only',
    why: 'OpenSSL refuses the whole file for one character that is no base64',
    remedy: exportAgain,
    source: 'RFC 4648 §4; RFC 7468 §3',
  },
  'trust-settings-malformed': {
    title: 'trust settings behind a certificate are those of OpenSSL',
    why: 'OpenSSL refuses the whole file for settings that it cannot decode',
    remedy: 'where the settings are not wanted, drop them: openssl x509 -in FILE -out FILE.pem',
    source: 'RFC 7468 §5.1; openssl-x509(1)',
  },
  'binary-content': {
    title: 'a bundle is PEM text, and nothing stands in it that loaders pass over in silence',
    why: 'loaders pass over such octets in silence: the CA in them is then missing though it stands in the file',
    remedy: 'the file is damaged, or in an encoding that is not known here: export the certificate again as PEM',
    source: 'RFC 7468 §2',
  },
  'utf-16-malformed': {
    title: 'UTF-16 text is whole',
    why: 'half a character, or one that does not exist, shows that the file was cut off or is something else',
    remedy: 'save the file as UTF-8',
    source: 'RFC 2781 §3',
  },
  'der-trailing': {
    title: 'nothing but certificates stands behind a DER certificate',
    why: 'loaders read the first certificate of such a file and pass over the rest in silence',
    remedy: 'split the file, or export each certificate as PEM (Base64 encoded X.509)',
    source: 'RFC 5280 §4.1',
  },
  'pkcs7-malformed': {
    title: 'a PKCS #7 container is whole and well-formed',
    why: 'the file was cut off or damaged: which certificates it held is not certain',
    remedy: 'fetch or export the container again; in text mode, transfers damage it',
    source: 'RFC 5652 §5.1',
  },
  'pkcs7-content': {
    title: 'a PKCS #7 container of certificates holds signed data',
    why: 'data that is encrypted or only digested carries no certificates for a bundle',
    remedy: 'export the certificates as PEM or as a certificate chain (.p7b)',
    source: 'RFC 5652 §4 and §5.1',
  },
  'pkcs12-malformed': {
    title: 'a PKCS #12 file is whole and well-formed',
    why: 'the file was cut off or damaged, or its protection is stated wrongly: nothing in it can be believed',
    remedy: 'fetch or export the file again; in text mode, transfers damage it',
    source: 'RFC 7292 §4; RFC 9579 §5',
  },
  'pkcs12-password': {
    title: 'the password of a PKCS #12 file is given',
    why: 'without it nothing proves the file unchanged, and its certificates are often encrypted',
    remedy: 'pass --password-file FILE or --password-env NAME; where the password is right, the file is damaged: export it again',
    source: 'RFC 7292 §4 and §5.1',
  },
  'pkcs12-unsupported': {
    title: 'a PKCS #12 file is protected by a password, with algorithms that are known',
    why: 'what cannot be decrypted or checked cannot be merged',
    remedy: 'convert it where it was made: openssl pkcs12 -in FILE -nokeys -out FILE.pem',
    source: 'RFC 7292 §4 and §C; RFC 8018 §B',
  },
  'pkcs12-iterations': {
    title: 'a PKCS #12 file can be opened in about a second',
    why: 'the file itself says how long its password takes to check, and a hostile one asks for days',
    remedy: 'where the file is trusted, raise the bound: --max-iterations NUMBER',
    source: 'RFC 7292 §B.4; RFC 8018 §4.2',
  },
  'jks-malformed': {
    title: 'a Java keystore is whole and well-formed',
    why: 'the file was cut off or damaged: which certificates it held is not certain',
    remedy: 'fetch the keystore again, or export it: keytool -list -rfc -keystore FILE',
    source: 'OpenJDK, sun.security.provider.JavaKeyStore',
  },
  'jks-password': {
    title: 'the password of a Java keystore fits its digest',
    why: 'the digest is all that proves a keystore unchanged',
    remedy: 'give the password of the keystore; that of a new one is often changeit',
    source: 'OpenJDK, sun.security.provider.JavaKeyStore',
  },
  'keystore-unsupported': {
    title: 'a store of certificates has a format that is read',
    why: 'formats of one program only cannot be read outside it',
    remedy: 'export the certificates as PEM; from Java, with the type that was named: keytool -list -rfc -storetype TYPE -keystore FILE',
    source: 'RFC 7468 §5',
  },
  archive: {
    title: 'a source is a file of certificates, not an archive of files',
    why: 'no loader unpacks archives',
    remedy: 'unpack the archive and name the files in it',
    source: 'RFC 7468 §5; RFC 1952 §2.3 (gzip)',
  },
};
