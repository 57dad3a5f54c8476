/**
 * Text without anything that looks like a login in a URL. The last line of defence: whatever a message quotes by
 * accident, `//user:password@` is not printed. `values` are texts that are replaced whole where they hold a login.
 */
export function redactLogins(text: string, values: readonly string[] = []): string {
  const secrets = values
    .filter((value) => value.includes('@') || value.includes('://'))
    .toSorted((left, right) => right.length - left.length);
  const whole = secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
  return whole.replace(/\/\/[^\s"'/]*@/g, '//***@');
}
