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
  | 'trust-settings'
  | 'binary-content'
  | 'der-encoding'
  | 'utf-16';

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
  readonly remedy: string;
  readonly source: string;
}

const exportAgain = 'export the certificate again as PEM (Base64 encoded X.509)';

/** The text of every refusal, by id. */
export const refusalTexts: Readonly<Record<RefusalId, RefusalText>> = {
  malformed: { title: malformed.title, remedy: malformed.remedy, source: malformed.source },
  'private-key': {
    title: 'a bundle holds no private key',
    remedy: 'remove the key from the file, and replace it where others could read the file',
    source: 'RFC 7468 §13',
  },
  'not-a-certificate': {
    title: 'every block in a bundle is a certificate',
    remedy: 'remove the block, or convert what it holds to PEM certificates',
    source: 'RFC 7468 §5',
  },
  'no-certificate': { title: 'a source holds a certificate', remedy: exportAgain, source: 'RFC 7468 §5' },
  'pem-boundary': {
    title: 'BEGIN and END stand on lines of their own, with five hyphens on each side',
    remedy: 'put each BEGIN and END line on a line of its own, as the certificate was issued',
    source: 'RFC 7468 §2 and §3',
  },
  'pem-unterminated': { title: 'every BEGIN has its END', remedy: exportAgain, source: 'RFC 7468 §2' },
  'pem-headers': {
    title: 'a certificate block has no headers',
    remedy: 'remove the lines between BEGIN and the base64 text',
    source: 'RFC 7468 §2',
  },
  'pem-base64': { title: 'a block holds base64 text only', remedy: exportAgain, source: 'RFC 4648 §4; RFC 7468 §3' },
  'trust-settings': {
    title: 'a certificate is trusted for everything or not at all',
    remedy: 'where its restrictions are not wanted, drop them: openssl x509 -in FILE -out FILE.pem',
    source: 'RFC 7468 §5.1; openssl-x509(1)',
  },
  'binary-content': {
    title: 'a bundle is PEM text, and nothing stands in it that loaders pass over in silence',
    remedy: 'somebody has appended a file in another encoding: convert it to PEM, and append that',
    source: 'RFC 7468 §2',
  },
  'der-encoding': {
    title: 'a bundle is PEM text',
    remedy: 'convert the file: openssl x509 -inform DER -in FILE -out FILE.pem',
    source: 'RFC 7468 §5',
  },
  'utf-16': {
    title: 'a bundle is ASCII or UTF-8 text',
    remedy: 'save the file as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8',
    source: 'RFC 7468 §2',
  },
};
