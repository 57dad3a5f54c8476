import { purposeName } from '../../certificate/purposes.ts';
import type { TrustSettings } from '../../certificate/trust-settings.ts';
import { distrust } from './distrusted.ts';
import type { BundleRule } from './rule.ts';

/** A `TRUSTED CERTIFICATE` that servers may be trusted by: what else its settings say does not come along. */
export const trustSettings: BundleRule = {
  id: 'trust-settings',
  level: 'notice',
  title: 'a certificate in the bundle has no trust settings',
  why: 'settings of OpenSSL stand in no standard and most loaders refuse them: merging keeps the certificate and drops them',
  consequence: 'nothing fails: the certificate is merged without them, and is trusted for all purposes',
  remedy: 'nothing where the CA may be trusted for everything; else leave it out',
  source: 'RFC 7468 §5.1; openssl-x509(1), trust settings',
  examples: {
    kept: 'a plain certificate',
    broken: 'a certificate that is trusted for serverAuth alone',
  },
  check: (entries) => entries.map(({ trustSettings: settings }) => (settings && !distrust(settings) ? dropped(settings) : undefined)),
};

function dropped({ trusted, rejected }: TrustSettings): string {
  const facts = [
    ...(trusted ? [`trusted for ${trusted.map(purposeName).join(', ')}`] : []),
    ...(rejected && rejected.length > 0 ? [`rejected for ${rejected.map(purposeName).join(', ')}`] : []),
  ];
  return `its trust settings (${facts.join('; ') || 'empty'}) get lost on merging`;
}
