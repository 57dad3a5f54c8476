import { createHash } from 'node:crypto';
import { handmade } from '../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, octetString, octets, sequence, set } from '../../fixtures/der.ts';
import { intermediate, leaf, pemOf, root } from '../../fixtures/lab/authority.ts';
import { seedPassword } from './targets/read.ts';

/** What the fuzzers begin with. */
export interface Seeds {
  /** DER. */
  readonly certificates: readonly Buffer[];
  /** PEM, and what people make of it. */
  readonly texts: readonly Buffer[];
  /** Files in all encodings. */
  readonly files: readonly Buffer[];
}

/** Makes the seeds. The keys of the lab are new ones each time; a few octets of the seeds differ from run to run. */
export async function makeSeeds(): Promise<Seeds> {
  const first = await root();
  const second = await root({ key: 'rsa', name: 'RSA Root' });
  const issued = [first, second, await root({ key: 'ed25519' }), await intermediate(first), await leaf(first)];
  const certificates = [handmade(), ...issued.map(({ der }) => Buffer.from(der))];
  const [one = Buffer.alloc(0), other = one] = certificates;
  const texts = [
    first.pem,
    `# comment\n${first.pem}\n${second.pem}`,
    pemOf('TRUSTED CERTIFICATE', Buffer.concat([one, sequence(sequence(objectIdentifier('1.3.6.1.5.5.7.3.1')))])),
    pemOf('X509 CERTIFICATE', one) + pemOf('PKCS7', pkcs7(one, other)),
    first.keyPem + first.pem,
    `Bag Attributes\n    friendlyName: CA: x\nsubject=CN = x\n\n${first.pem}`,
  ];
  const [text = ''] = texts;
  const rewritten = [
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\\n'),
    `{"ca": ${JSON.stringify(text)}}\n`,
    text.replace(/^/gm, '    '),
    text.replace(/-----.*-----\n/g, ''),
    `\xef\xbb\xbf${text}`,
    Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1'),
  ];
  const binary = [one, Buffer.concat([one, other]), pkcs7(one, other), pkcs12(one, other), javaKeystore(one, other)];
  const latin1 = (lines: readonly string[]): readonly Buffer[] => lines.map((line) => Buffer.from(line, 'latin1'));
  return { certificates, texts: latin1(texts), files: [...latin1([...texts, ...rewritten]), ...binary] };
}

/** Certificates only. Source: RFC 5652 §5.1. */
function pkcs7(...certificates: readonly Buffer[]): Buffer {
  const content = sequence(objectIdentifier('1.2.840.113549.1.7.1'));
  const signedData = sequence(integer(1), set(), content, element(0xa0, ...certificates), set());
  return sequence(objectIdentifier('1.2.840.113549.1.7.2'), element(0xa0, signedData));
}

/** Neither encrypted nor authenticated. Source: RFC 7292 §4. */
function pkcs12(...certificates: readonly Buffer[]): Buffer {
  const bags = certificates.map((der) => {
    const bag = sequence(objectIdentifier('1.2.840.113549.1.9.22.1'), element(0xa0, octetString(der)));
    return sequence(objectIdentifier('1.2.840.113549.1.12.10.1.3'), element(0xa0, bag));
  });
  const plain = (content: Buffer): Buffer => sequence(objectIdentifier('1.2.840.113549.1.7.1'), element(0xa0, octetString(content)));
  return sequence(integer(3), plain(sequence(plain(sequence(...bags)))));
}

/** A keystore of Java (JKS, version 2) with trusted certificates. */
function javaKeystore(...certificates: readonly Buffer[]): Buffer {
  const entries = certificates.flatMap((der, i) => [number(2, 4), word(`ca${i}`), number(0, 8), word('X.509'), number(der.length, 4), der]);
  const store = Buffer.concat([octets('feedfeed'), number(2, 4), number(certificates.length, 4), ...entries]);
  const password = Buffer.from(seedPassword, 'utf16le').swap16();
  return Buffer.concat([store, createHash('sha1').update(password).update('Mighty Aphrodite').update(store).digest()]);
}

function number(value: number, count: number): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * count, '0'), 'hex');
}

function word(text: string): Buffer {
  return Buffer.concat([number(text.length, 2), Buffer.from(text)]);
}
