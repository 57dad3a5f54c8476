import { X509Certificate } from 'node:crypto';
import { type Certificate, decodeCertificate } from '../../../src/certificate/certificate.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { mutateDer, transplanted } from '../mutate-der.ts';
import { answerShape, type Target } from '../target.ts';

/** The strict decoder: whatever the bytes, a certificate that answers every question and that OpenSSL decodes too, or a malformation. */
export function decodeTarget(seeds: readonly Buffer[]): Target {
  return {
    name: 'decodeCertificate',
    seeds,
    mutate: (input, other, random) => {
      if (random.once(5)) return mutateBytes(input, random);
      return random.once(8) ? transplanted(input, other, random) : mutateDer(input, random);
    },
    run: (input) => {
      const decoded = decodeCertificate(input);
      if (decoded.kind === 'malformation') {
        if (decoded.byte < 0 || decoded.byte > input.length) throw new Error(`malformed at byte ${decoded.byte} of ${input.length}`);
        return answerShape(decoded.what);
      }
      // Its own error says why not.
      new X509Certificate(input);
      return answerShape(shapeOf(decoded));
    },
  };
}

/** Asks the certificate everything that can be asked. */
function shapeOf(certificate: Certificate): string {
  const { version, key, basicConstraints, keyUsage, extendedKeyUsage, signatureAlgorithm, extensions } = certificate;
  const texts = [certificate.subject, certificate.issuer, certificate.displayName, certificate.serialNumber, certificate.sha256];
  const ids = [certificate.spkiSha256, certificate.subjectKeyIdentifier, certificate.authorityKeyIdentifier];
  const rest = [certificate.subjectAltName, certificate.isSelfIssued, certificate.isNamedIssuerOf(certificate)];
  new Date(certificate.notAfter).toISOString();
  new Date(certificate.notBefore).toISOString();
  const told = [version, key.algorithm, key.curve, basicConstraints?.isCa, keyUsage?.length, extendedKeyUsage?.length, signatureAlgorithm];
  return [...told, ...extensions.map(({ oid }) => oid.split('.').length), [...texts, ...ids, ...rest].length].join(' ');
}
