/** Whose rules of names hold: those of the standard, or OpenSSL's, which are older. */
export type HostRules = 'standard' | 'openssl';

/**
 * Whether a name of a certificate, perhaps with a wildcard, names a host; both in lower case.
 *
 * A wildcard stands in the first of at least three labels, and for one label; OpenSSL also takes one for the beginning or the
 * end of a label that is not internationalised.
 * Source: RFC 9525 §6.3; OpenSSL X509_check_host(3).
 */
export function namesHost(pattern: string, host: string, rules: HostRules): boolean {
  if (pattern === '' || pattern.includes('\0')) return false;
  if (!hasWildcard(pattern, rules)) return pattern === host;
  const [before = '', after = ''] = pattern.split('*');
  if (host.length < before.length + after.length || !host.startsWith(before) || !host.endsWith(after)) return false;
  const isWholeLabel = before === '' && after.startsWith('.');
  const matched = host.slice(before.length, host.length - after.length);
  if (isWholeLabel && matched === '') return false;
  if (!isWholeLabel && host.startsWith('xn--')) return false;
  return matched === '*' || /^[0-9a-z-]*$/.test(matched);
}

/** Whether the pattern has one wildcard, in a place where it counts. */
function hasWildcard(pattern: string, rules: HostRules): boolean {
  const [first = '', ...rest] = pattern.split('.');
  const isFirst = rules === 'openssl' ? /^(?:\*[^*]*|[^*]*\*)$/.test(first) : first === '*';
  if (!isFirst || rest.length < 2 || (first !== '*' && first.startsWith('xn--'))) return false;
  return /^(?:\*[0-9a-z-]*|[0-9a-z-]*\*)$/.test(first) && !/^-|-\*?$/.test(first) && rest.every(isLabel);
}

/** Letters, digits and hyphens; a hyphen neither first nor last. */
function isLabel(label: string): boolean {
  return /^[0-9a-z-]+$/.test(label) && !/^-|-$/.test(label);
}
