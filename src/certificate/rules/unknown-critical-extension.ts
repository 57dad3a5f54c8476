import { processedExtensions } from '../path/critical-extensions.ts';
import type { Rule } from './rule.ts';

/** `critical` means: whoever does not understand this extension must refuse the certificate. */
export const unknownCriticalExtension: Rule = {
  id: 'unknown-critical-extension',
  level: 'error',
  title: 'OpenSSL understands every critical extension of a CA',
  why: 'OpenSSL refuses every chain with a critical extension that it does not process ("unhandled critical extension")',
  remedy: 'ask the owner of the proxy to reissue the CA without it, or with the extension marked as not critical',
  source: 'RFC 5280 §4.2; OpenSSL X509_supported_extension (crypto/x509/v3_purp.c)',
  examples: {
    kept: 'an extension of a vendor that is not critical',
    broken: 'an extension of a vendor that is critical',
  },
  check: ({ extensions }) => {
    const unknown = extensions.filter(({ oid, isCritical }) => isCritical && !processedExtensions.has(oid));
    return unknown.length > 0 ? `it has ${unknown.map(({ oid }) => oid).join(', ')} as critical` : undefined;
  },
};
