import type { Name, NameAttribute } from './name.ts';

/** Printable ASCII whose words stand one blank apart, as those of most names do. */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A text that is equal for two names that OpenSSL takes for the same: the string type, the case of ASCII letters and the
 * number of blanks do not count, but for NumericString and what is no string. A CA that renews may write its name in another
 * string type.
 * Source: RFC 5280 §7.1; OpenSSL X509_NAME_cmp(3).
 */
export function comparableName(name: Name): string {
  return name.map((set) => `${set.length} ${set.map(comparableAttribute).sort().join('')}`).join('');
}

/** The length stands before the value: whatever a value holds, it cannot look like another attribute. */
function comparableAttribute({ type, value, verbatim }: NameAttribute): string {
  if (verbatim) return `${type}=!${value.length}:${value}`;
  const comparable = plain.test(value) ? value.toLowerCase() : comparableValue(value);
  return `${type}=${comparable.length}:${comparable}`;
}

function comparableValue(value: string): string {
  return value
    .replace(/[\t-\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
