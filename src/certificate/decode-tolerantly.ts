import { Certificate, decodeCertificate } from './certificate.ts';
import { Malformation } from './der/malformation.ts';
import { isDecodedByOpenssl } from './native.ts';
import { readTolerantLayout } from './tolerant-layout.ts';
import { noteDepartures } from './tolerated.ts';

/**
 * Decodes a certificate strictly and, where that fails but OpenSSL takes it, tolerantly: for whoever has to say what OpenSSL does
 * with it. `departuresOf` tells in what it departs from the standard; a certificate with departures goes into no bundle.
 *
 * Tolerated are: malformed extensions, which it then seems not to have, extensions that occur twice, explicit defaults, texts in
 * names that their type cannot hold, times in other forms, keys that are no keys, unclean unique identifiers, version 1 with
 * extensions, and two signature algorithms that differ. Everything else stays a {@link Malformation}.
 * Limits: 1 MiB.
 */
export function decodeTolerantly(der: Uint8Array): Certificate | Malformation {
  const strict = decodeCertificate(der);
  if (strict.kind === 'certificate' || !isDecodedByOpenssl(der)) return strict;
  try {
    const { layout, departures } = readTolerantLayout(der, strict);
    const certificate = new Certificate(der, layout);
    requireAnswers(certificate);
    noteDepartures(certificate, departures);
    return certificate;
  } catch (error) {
    if (error instanceof Malformation) return strict;
    throw error;
  }
}

/** Asks now what could fail later. */
function requireAnswers({ subject, issuer, key, signature }: Certificate): unknown {
  return { subject, issuer, key, signature };
}
