import { unprintable } from './printable.ts';
import type { Report } from './report.ts';

const plain = /^[\n -~]*$/;

/** A report as one JSON document; hostile characters are escaped, so that it is also safe on a terminal. */
export function jsonText(report: Report | object): string {
  const text = JSON.stringify(report, null, 2);
  return `${plain.test(text) ? text : text.replace(unprintable, escapeCharacter)}\n`;
}

/** The line breaks between members stay; inside strings JSON has escaped them already. */
function escapeCharacter(character: string): string {
  if (character === '\n') return character;
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
