// Compiling the class below costs milliseconds: plain text is the rule.
const plain = /^[ -~]*$/;
/** Characters that hide, act on a terminal, or change the direction of text. */
export const unprintable: RegExp = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text from a certificate, a proxy or a path, made safe for a terminal: control characters, invisible and
 * direction-changing ones become `\u{…}`, so that nothing is hidden and nothing acts.
 */
export function printable(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
