import { handmade, type Parts } from '../../fixtures/certificates.ts';
import { type Certificate, decodeCertificate } from '../../src/certificate/certificate.ts';

/** The certificate of bytes that are expected to be one. */
export function decoded(der: Uint8Array): Certificate {
  const result = decodeCertificate(der);
  if (result.kind === 'malformation') throw result;
  return result;
}

/** A handmade certificate with these parts in the place of the good ones. */
export function decodedWith(parts: Partial<Parts>): Certificate {
  return decoded(handmade(parts));
}
