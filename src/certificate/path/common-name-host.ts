/**
 * Whether a common name looks like a host of two labels or more, so that OpenSSL holds it against DNS constraints: letters,
 * digits, `_`, and inside `-` and `.`, of which none stands beside a dot.
 */
export function isHostLike(name: string): boolean {
  return /^[0-9A-Za-z_](?:[0-9A-Za-z_.-]*[0-9A-Za-z_])?$/.test(name) && name.includes('.') && !/\.\.|-\.|\.-/.test(name);
}
