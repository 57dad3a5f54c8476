import { handmade, type Parts } from '../../fixtures/certificates.ts';
import { decodeCertificate } from '../../src/certificate/certificate.ts';
import type { Malformation } from '../../src/certificate/der/malformation.ts';

/** The malformation of bytes that are expected to be no certificate. */
export function malformationOf(der: Uint8Array): Malformation {
  const decoded = decodeCertificate(der);
  if (decoded.kind === 'certificate') throw new Error('the certificate was accepted');
  return decoded;
}

/** How a certificate with `bytes` in the place of one part is refused; the offset is counted from the start of that part. */
export function refusalOf(part: keyof Parts, bytes: Uint8Array): { readonly what: string; readonly byteInPart: number } {
  const der = handmade({ [part]: bytes });
  const start = part === 'outerAlgorithm' ? der.lastIndexOf(bytes) : der.indexOf(bytes);
  const { what, byte } = malformationOf(der);
  return { what, byteInPart: byte - start };
}
