/**
 * What is the case where a rule that rejects a certificate of the bundle is broken, in the words of a cause. A rule is titled by what it requires,
 * which in a verdict would read as the contrary.
 */
export function faultTitle(id: string, requirement: string): string {
  return titles[id] ?? `not so: ${requirement}`;
}

const titles: Readonly<Record<string, string>> = {
  malformed: 'a certificate of the bundle is malformed',
  expired: 'a CA of the bundle has expired',
  'not-yet-valid': 'a CA of the bundle is not valid yet',
  'not-a-ca': 'a certificate of the bundle is no CA',
  'no-cert-sign': 'a CA of the bundle may not sign certificates',
  'weak-key': 'a CA of the bundle has a weak key',
  'rsa-exponent': 'a CA of the bundle has an unfit RSA exponent',
  'unusable-key': 'OpenSSL cannot decode the key of a CA of the bundle',
  'weak-signature': 'a CA of the bundle is signed with a weak hash',
  'bad-self-signature': 'the own signature of a CA of the bundle does not verify',
  'unknown-critical-extension': 'a CA of the bundle has a critical extension that OpenSSL does not understand',
  'empty-name': 'a CA of the bundle has no name',
  'no-server-auth': 'a CA of the bundle may not issue for TLS servers',
  'name-constraints-exclude-host': 'a CA of the bundle may not issue for the host of the platform',
  distrusted: 'the bundle itself distrusts one of its certificates',
  'expires-soon': 'a CA of the bundle expires soon',
};
