import { commonName } from '../../../fixtures/certificates.ts';
import { sequence } from '../../../fixtures/der.ts';
import type { Certificate } from '../../../src/certificate/certificate.ts';
import { decodedWith } from '../decoded.ts';

/** A self-issued certificate of version 1, which has no extensions. */
export function versionOne(): Certificate {
  const name = sequence(commonName('Old Root'));
  return decodedWith({ version: Buffer.alloc(0), subject: name, issuer: name, extensions: Buffer.alloc(0) });
}
