import 'reflect-metadata';
import { ExtensionFactory, type Extension as WordyExtension } from '@peculiar/x509';
import type { Certificate } from './certificate.ts';
import type { Extension } from './extensions/extension.ts';
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
  return certificate.extensions.map((extension) => {
    const { oid, isCritical, whole } = extension;
    const text = textIn(certificate.der.subarray(whole.start, whole.end));
    return { name: text?.name ?? oid, isCritical, value: shortened(text?.value || plainText(certificate, extension)) };
  });
}

function textIn(der: Uint8Array): { readonly name: string; readonly value: string } | undefined {
  try {
    return textOf(ExtensionFactory.create(Uint8Array.from(der)));
  } catch {
    return undefined;
  }
}

/** For an extension that has no words: the default of basic constraints, else the bytes. */
function plainText(certificate: Certificate, { oid, value }: Extension): string {
  if (oid === ExtensionOid.basicConstraints && certificate.basicConstraints?.isCa === false) return 'CA: false';
  return Buffer.from(certificate.der.subarray(value.content, value.end)).toString('hex');
}

function textOf(extension: WordyExtension): { readonly name: string; readonly value: string } {
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
