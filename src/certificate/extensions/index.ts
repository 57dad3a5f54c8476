import { type DerReader, Tag } from '../der/der.ts';
import { Malformation } from '../der/malformation.ts';
import { readNameConstraints } from '../name/name-constraints.ts';
import { checkAddressBlocks } from './address-blocks.ts';
import { checkIssuerAltName, readSubjectAltName } from './alternative-names.ts';
import { checkAsIdentifiers } from './as-identifiers.ts';
import { readBasicConstraints } from './basic-constraints.ts';
import { checkCertificatePolicies } from './certificate-policies.ts';
import { checkDistributionPoints } from './distribution-points.ts';
import { readExtendedKeyUsage } from './extended-key-usage.ts';
import type { ExtensionFormat } from './format.ts';
import { checkInformationAccess } from './information-access.ts';
import { checkAuthorityKeyIdentifier, readSubjectKeyIdentifier } from './key-identifiers.ts';
import { checkKeyUsage } from './key-usage.ts';
import { checkInhibitAnyPolicy, checkPolicyConstraints, checkPolicyMappings } from './policy-limits.ts';
import { checkPrivateKeyUsagePeriod } from './private-key-usage-period.ts';
import { checkProxyCertificate } from './proxy-certificate.ts';
import { checkTimestampList } from './timestamp-list.ts';
import { checkTlsFeature } from './tls-feature.ts';

/**
 * The extensions whose values are decoded when a certificate is, by OID.
 *
 * Every extension that some verifier decodes stands here. Those that none decodes (subject directory attributes, comments,
 * statements on qualified certificates, those of vendors) are left as octets: a fault inside them harms nobody.
 */
export const formats: ReadonlyMap<string, ExtensionFormat> = new Map<string, ExtensionFormat>([
  ['2.5.29.14', { name: 'subject key identifier', check: readSubjectKeyIdentifier }],
  ['2.5.29.15', { name: 'key usage', check: checkKeyUsage }],
  ['2.5.29.16', { name: 'private key usage period', check: checkPrivateKeyUsagePeriod }],
  ['2.5.29.17', { name: 'subject alternative name', check: readSubjectAltName }],
  ['2.5.29.18', { name: 'issuer alternative name', check: checkIssuerAltName }],
  ['2.5.29.19', { name: 'basic constraints', check: readBasicConstraints }],
  ['2.5.29.30', { name: 'name constraints', check: readNameConstraints }],
  ['2.5.29.31', { name: 'CRL distribution points', check: checkDistributionPoints }],
  ['2.5.29.32', { name: 'certificate policies', check: checkCertificatePolicies }],
  ['2.5.29.33', { name: 'policy mappings', check: checkPolicyMappings }],
  ['2.5.29.35', { name: 'authority key identifier', check: checkAuthorityKeyIdentifier }],
  ['2.5.29.36', { name: 'policy constraints', check: checkPolicyConstraints }],
  ['2.5.29.37', { name: 'extended key usage', check: readExtendedKeyUsage }],
  ['2.5.29.46', { name: 'freshest CRL', check: checkDistributionPoints }],
  ['2.5.29.54', { name: 'inhibit anyPolicy', check: checkInhibitAnyPolicy }],
  ['1.3.6.1.5.5.7.1.1', { name: 'authority information access', check: checkInformationAccess }],
  ['1.3.6.1.5.5.7.1.7', { name: 'IP address blocks', check: checkAddressBlocks }],
  ['1.3.6.1.5.5.7.1.8', { name: 'AS identifiers', check: checkAsIdentifiers }],
  ['1.3.6.1.5.5.7.1.11', { name: 'subject information access', check: checkInformationAccess }],
  ['1.3.6.1.5.5.7.1.14', { name: 'proxy certificate information', check: checkProxyCertificate }],
  ['1.3.6.1.5.5.7.1.24', { name: 'TLS feature', check: checkTlsFeature }],
  ['1.3.6.1.5.5.7.48.1.5', { name: 'OCSP no-check', check: checkNull }],
  ['1.3.6.1.4.1.11129.2.4.2', { name: 'signed certificate timestamps', check: checkTimestampList }],
  ['1.3.6.1.4.1.11129.2.4.3', { name: 'precertificate poison', check: checkNull }],
  ['2.16.840.1.113730.1.1', { name: 'Netscape certificate type', check: (value, name) => value.bitString(name) }],
]);

/** OCSP no-check (RFC 6960 §4.2.2.2.1) and the poison of precertificates (RFC 6962 §3.1) say what they say by being there. */
function checkNull(value: DerReader, name: string): void {
  const { start, content, end } = value.expect(Tag.null, name);
  if (content !== end) throw new Malformation(`${name} has a NULL with content`, start);
}
