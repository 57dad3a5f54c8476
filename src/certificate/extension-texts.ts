import 'reflect-metadata';
import { type Extension, X509Certificate } from '@peculiar/x509';
import type { Certificate } from './certificate.ts';
import type { Element } from './der.ts';
import { ExtensionOid } from './oids.ts';

/** An extension as people read it. Its texts come from the certificate: clean them before they are printed. */
export interface ExtensionText {
  /** `Basic Constraints`, or the dotted OID. */
  readonly name: string;
  readonly isCritical: boolean;
  /** On one line: `CA: true, Path Length: 0`. */
  readonly value: string;
}

const maxValueLength = 1000;
const hexLine = /^(?:[0-9a-f]{2} {1,2})*[0-9a-f]{2}$/;

/** Every extension of a certificate in words, in encoded order; one that cannot be put into words in hexadecimal digits. */
export function extensionTexts(certificate: Certificate): readonly ExtensionText[] {
  const texts = textsByOid(certificate.der);
  return certificate.extensions.map(({ oid, isCritical, value }) => ({
    name: texts.get(oid)?.name ?? oid,
    isCritical,
    value: shortened(texts.get(oid)?.value || plainText(certificate, oid, value)),
  }));
}

/** For an extension that has no words: the default of basic constraints, else the bytes. */
function plainText(certificate: Certificate, oid: string, { content, end }: Element): string {
  if (oid === ExtensionOid.basicConstraints && certificate.basicConstraints?.isCa === false) return 'CA: false';
  return Buffer.from(certificate.der.subarray(content, end)).toString('hex');
}

function textsByOid(der: Uint8Array): ReadonlyMap<string, { readonly name: string; readonly value: string }> {
  try {
    return new Map(new X509Certificate(Uint8Array.from(der)).extensions.map((extension) => [extension.type, textOf(extension)]));
  } catch {
    return new Map();
  }
}

function textOf(extension: Extension): { readonly name: string; readonly value: string } {
  const [title = '', ...lines] = extension
    .toString('text')
    .split('\n')
    .map((line) => line.trim());
  const isHex = lines.every((line) => hexLine.test(line));
  return {
    name: title.replace(/:.*$/, ''),
    value: isHex
      ? lines.join('').replaceAll(' ', '')
      : lines
          .filter((line) => line !== '')
          .join(', ')
          .replaceAll(':,', ':'),
  };
}

function shortened(text: string): string {
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}
