/** Whose rules of names hold: those of the standard, libcurl's, which are the agent's, or OpenSSL's, which are older. */
export type HostRules = 'standard' | 'libcurl' | 'openssl';

/** Whether a name of a certificate, perhaps with a wildcard, names a host; both in lower case. Source: see the rules of each. */
export function namesHost(pattern: string, host: string, rules: HostRules): boolean {
  if (pattern === '' || pattern.includes('\0')) return false;
  return rules === 'libcurl' ? namesHostForLibcurl(pattern, host) : namesHostByLabels(pattern, host, rules);
}

/**
 * A wildcard stands in the first of at least three labels, and for one label, whatever characters that has; of either name a dot
 * at the end does not count. libcurl before 8.1 took wildcards for parts of a label too.
 * Source: libcurl, Curl_cert_hostcheck (lib/vtls/hostcheck.c).
 */
function namesHostForLibcurl(pattern: string, host: string): boolean {
  const [name, wanted] = [pattern.replace(/\.$/, ''), host.replace(/\.$/, '')];
  if (!name.startsWith('*.') || name.lastIndexOf('.') === 1) return name === wanted;
  const dot = wanted.indexOf('.');
  return dot !== -1 && wanted.slice(dot) === name.slice(1);
}

/**
 * A wildcard stands in the first of at least three labels, and for one label; OpenSSL also takes one for the beginning or the
 * end of a label that is not internationalised.
 * Source: RFC 9525 §6.3; OpenSSL X509_check_host(3).
 */
function namesHostByLabels(pattern: string, host: string, rules: 'standard' | 'openssl'): boolean {
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
function hasWildcard(pattern: string, rules: 'standard' | 'openssl'): boolean {
  const [first = '', ...rest] = pattern.split('.');
  const isFirst = rules === 'openssl' ? /^(?:\*[^*]*|[^*]*\*)$/.test(first) : first === '*';
  if (!isFirst || rest.length < 2 || (first !== '*' && first.startsWith('xn--'))) return false;
  return /^(?:\*[0-9a-z-]*|[0-9a-z-]*\*)$/.test(first) && !/^-|-\*?$/.test(first) && rest.every(isLabel);
}

/** Letters, digits and hyphens; a hyphen neither first nor last. */
function isLabel(label: string): boolean {
  return /^[0-9a-z-]+$/.test(label) && !/^-|-$/.test(label);
}
