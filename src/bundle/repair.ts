import type { Origin } from './origin.ts';

/** Stable identifier of what had to be mended, or was passed over, to read a source. */
export type RepairId =
  | 'byte-order-mark'
  | 'utf-16'
  | 'line-ends'
  | 'indented'
  | 'quoted'
  | 'embedded'
  | 'escaped-line-ends'
  | 'glued-boundaries'
  | 'headers'
  | 'label'
  | 'armor'
  | 'wrapped'
  | 'binary-appended'
  | 'key-passed-over'
  | 'content-passed-over'
  | 'unauthenticated';

/** What was mended or passed over in a source, and where. The certificates are read all the same. */
export interface Repair {
  readonly origin: Origin;
  readonly id: RepairId;
  /** The fact met, on one line. Never holds text of the block itself. */
  readonly detail: string;
}

/** What a repair means, for people. */
export interface RepairText {
  /** What loaders expect, as a sentence. */
  readonly title: string;
  readonly why: string;
  /** What follows, where it is not what follows from every repair. */
  readonly consequence?: string;
  /** What to do, where it is not nothing. */
  readonly remedy?: string;
  readonly source: string;
}

const notSeen = 'OpenSSL passes over the block in silence, or refuses the whole file';

/** The text of every repair, by id. Each is made only where the result is certain: a whole, well-formed certificate. */
export const repairTexts: Readonly<Record<RepairId, RepairText>> = {
  'byte-order-mark': {
    title: 'a bundle does not begin with a byte-order mark',
    why: 'OpenSSL before 3.0 does not see the first certificate behind one',
    source: 'RFC 7468 §2',
  },
  'utf-16': { title: 'a bundle is ASCII or UTF-8 text', why: 'no loader reads UTF-16, which PowerShell writes', source: 'RFC 7468 §2' },
  'line-ends': { title: 'lines end in LF or CRLF', why: notSeen, source: 'RFC 7468 §3' },
  indented: { title: 'BEGIN and END stand at the start of their lines', why: notSeen, source: 'RFC 7468 §2' },
  quoted: { title: 'blocks stand without the quotation marks of mail, YAML and JSON', why: notSeen, source: 'RFC 7468 §3' },
  embedded: { title: 'BEGIN and END stand on lines of their own', why: notSeen, source: 'RFC 7468 §3' },
  'escaped-line-ends': { title: 'line ends are line ends, not written as \\n', why: notSeen, source: 'RFC 7468 §3' },
  'glued-boundaries': {
    title: 'END and the next BEGIN stand on lines of their own',
    why: 'files joined without a line break between them: OpenSSL refuses the whole file',
    source: 'RFC 7468 §3',
  },
  headers: { title: 'a certificate block has no headers', why: 'OpenSSL refuses the whole file', source: 'RFC 7468 §2' },
  label: {
    title: 'the label of a block says what it holds',
    why: 'a PKCS#7 container labelled CERTIFICATE makes OpenSSL refuse the whole file',
    source: 'RFC 7468 §4 and §8',
  },
  armor: { title: 'base64 text stands between BEGIN and END', why: 'no loader reads base64 without them', source: 'RFC 7468 §2' },
  wrapped: {
    title: 'PEM text stands in a file as it is',
    why: 'no loader reads PEM that is encoded in base64 once more',
    source: 'RFC 7468 §2',
  },
  'binary-appended': {
    title: 'a bundle is PEM text throughout',
    why: 'OpenSSL passes over DER between PEM blocks in silence',
    source: 'RFC 7468 §2',
  },
  'key-passed-over': {
    title: 'a source holds no private key',
    why: 'a key that is handed over with its certificate is no secret any more; it was not decrypted and not copied',
    consequence: 'the certificates are merged, and the key stays where it is; check ends with exit code 1',
    remedy: 'ask whoever sent it for the certificate alone, and whether the key has to be replaced',
    source: 'RFC 7292 §4.2',
  },
  'content-passed-over': {
    title: 'a container holds certificates only',
    why: 'a bundle has no use for revocation lists and other contents; they were left out',
    consequence: 'the certificates are merged without the rest; check ends with exit code 1',
    remedy: 'nothing: a bundle needs the certificates alone',
    source: 'RFC 5652 §5.1; RFC 7292 §4.2',
  },
  unauthenticated: {
    title: 'a container carries a code that proves it unchanged',
    why: 'nothing proves that the container is as its author made it: compare the fingerprints',
    consequence: 'the certificates are merged all the same; check ends with exit code 1',
    remedy: 'compare the SHA-256 of each certificate with its owner over another way: cabundle inspect FILE',
    source: 'RFC 7292 §4',
  },
};
