import { pemOf } from '../../fixtures/lab/authority.ts';
import { mutateDer } from './mutate-der.ts';
import { mutateText } from './mutate-text.ts';
import type { Random } from './random.ts';

const block = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n([A-Za-z0-9+/=\s]+)-----END \1-----\r?\n/g;

/** Changes what a PEM block encodes, and encodes it well; a text without a whole block is changed as text. */
export function mutateBlock(text: string, random: Random): string {
  const [first, ...rest] = text.matchAll(block);
  if (!first) return mutateText(text, random);
  const { 0: whole, 1: label = '', 2: body = '', index } = random.of([first, ...rest]);
  const changed = pemOf(label, mutateDer(Buffer.from(body, 'base64'), random));
  return text.slice(0, index) + changed + text.slice(index + whole.length);
}
