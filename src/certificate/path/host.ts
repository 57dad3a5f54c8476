import type { Certificate } from '../certificate.ts';
import { addressOctets } from '../name/constrained-host.ts';
import { altNamesOf } from './alt-names.ts';
import { type HostRules, namesHost } from './host-pattern.ts';
import { subjectTexts } from './subject-texts.ts';

/** Whether a host is an address: it is then compared with addresses alone. */
export function isAddress(host: string): boolean {
  return addressOctets(host) !== undefined;
}

/**
 * Whether a certificate is for this name or address.
 *
 * `standard` reads the subject alternative name alone. `openssl` does what `openssl verify -verify_hostname` does up to 4.0: it
 * reads the common names too where no DNS name stands there, and takes wildcards for part of the first label. libcurl compares
 * names by itself: it reads the last common name where there is neither a DNS name nor an address.
 * Source: RFC 9525 §6; OpenSSL X509_check_host(3).
 */
export function isForHostBy(rules: HostRules, certificate: Certificate, host: string): boolean {
  const names = altNamesOf(certificate);
  const address = addressOctets(host);
  if (address) return names.some(({ kind, octets }) => kind === 'ip' && Buffer.compare(octets, address) === 0);
  const wanted = host.toLowerCase();
  const dnsNames = names.filter(({ kind }) => kind === 'dns');
  if (dnsNames.some(({ folded }) => namesHost(folded, wanted, rules))) return true;
  if (rules === 'standard' || dnsNames.length > 0) return false;
  return subjectTexts(certificate, 'CN').some(({ text }) => namesHost(text.toLowerCase(), wanted, rules));
}
