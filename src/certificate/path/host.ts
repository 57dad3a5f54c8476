import type { Certificate } from '../certificate.ts';
import { addressOctets } from '../name/constrained-host.ts';
import { altNamesOf, foldCase, type PathName } from './alt-names.ts';
import { type HostRules, namesHost } from './host-pattern.ts';
import { subjectTexts } from './subject-texts.ts';

/** Whether a host is an address. */
export function isAddress(host: string): boolean {
  return addressOctets(host) !== undefined;
}

/**
 * Whether a certificate is for this name or address.
 *
 * `standard` reads the subject alternative name alone. `libcurl` reads the last common name where neither a DNS name nor an address
 * stands there. `openssl` does what `openssl verify -verify_hostname` does up to 4.0: it reads the common names where no DNS name
 * stands there, and takes wildcards for part of the first label. A common name is no address here: only libcurl takes one for that.
 * Source: RFC 9525 §6; libcurl, ossl_verifyhost (lib/vtls/openssl.c); OpenSSL X509_check_host(3).
 */
export function isForHostBy(rules: HostRules, certificate: Certificate, host: string): boolean {
  const names = altNamesOf(certificate);
  const address = addressOctets(host);
  if (address) return names.some(({ kind, octets }) => kind === 'ip' && Buffer.compare(octets, address) === 0);
  const wanted = comparable(host);
  if (names.some(({ kind, folded }) => kind === 'dns' && namesHost(folded, wanted, rules))) return true;
  return pertinentCommonNames(rules, certificate, names).some((name) => namesHost(name, wanted, rules));
}

/** The common names that stand for alternative names where there are none. */
function pertinentCommonNames(rules: HostRules, certificate: Certificate, names: readonly PathName[]): readonly string[] {
  const has = (kind: PathName['kind']): boolean => names.some((name) => name.kind === kind);
  if (rules === 'standard' || has('dns') || (rules === 'libcurl' && has('ip'))) return [];
  const commonNames = subjectTexts(certificate, 'CN').map(({ text }) => comparable(text));
  return rules === 'libcurl' ? commonNames.slice(-1) : commonNames;
}

/** The octets of UTF-8 as Latin-1, as those of alternative names are read; ASCII alone has cases. */
function comparable(text: string): string {
  return foldCase(Buffer.from(text).toString('latin1'));
}
