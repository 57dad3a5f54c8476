import { Cursor, ShellStop } from './cursor.ts';

/** A piece of a word: text, the value of a variable, or what only the shell would know. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'parameter' }
  | { readonly kind: 'substitution' };

/** A word of a command, before anything in it is expanded. */
export interface Word {
  readonly parts: readonly Part[];
  /** Where it begins in the text. */
  readonly offset: number;
}

/** Reads what stands in `$(…)`, up to its end; the caller knows the grammar of commands. */
export type ReadSubstitution = (cursor: Cursor, end: ')' | '') => void;

const wordEnd = /^(?:[ \t\n;&|<>()]|)$/;

/** Whether a character, or the end, closes a word that is not quoted. */
export function endsWord(character: string): boolean {
  return wordEnd.test(character);
}

/** Reads one word. Source: POSIX.1-2017, XCU §2.2 (quoting) and §2.6 (expansions); dash 0.5.12 where that leaves a choice. */
export function readWord(cursor: Cursor, readSubstitution: ReadSubstitution): Word {
  cursor.peek();
  cursor.countWord();
  const offset = cursor.at;
  const parts: Part[] = [];
  const addText = (text: string, isQuoted: boolean): void => addPart(parts, { kind: 'text', text, isQuoted });
  while (!endsWord(cursor.peek())) {
    const character = cursor.take();
    if (character === '\\') addText(cursor.takeRaw() || '\\', true);
    else if (character === "'") addText(readSingle(cursor, offset), true);
    else if (character === '"') addDouble(parts, cursor, readSubstitution);
    else if (character === '$') addPart(parts, readDollar(cursor, readSubstitution, false));
    else if (character === '`') addPart(parts, readBackquoted(cursor, readSubstitution, false));
    else addText(character, false);
  }
  return { parts, offset };
}

/** Text behind text of its kind goes on with it: a value of a megabyte has a piece, not a million. */
function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const goesOn = part.kind === 'text' && last?.kind === 'text' && last.isQuoted === part.isQuoted;
  if (goesOn) parts[parts.length - 1] = { ...last, text: last.text + part.text };
  else parts.push(part);
}

function readSingle(cursor: Cursor, offset: number): string {
  const end = cursor.text.indexOf("'", cursor.at);
  if (end === -1) throw new ShellStop('syntax', 'a quote is not closed', offset);
  const text = cursor.text.slice(cursor.at, end);
  cursor.at = end + 1;
  return text;
}

function addDouble(parts: Part[], cursor: Cursor, readSubstitution: ReadSubstitution): void {
  const offset = cursor.at;
  addPart(parts, { kind: 'text', text: '', isQuoted: true });
  for (;;) {
    const character = cursor.take();
    if (character === '') throw new ShellStop('syntax', 'a quote is not closed', offset);
    if (character === '"') return;
    if (character === '$') addPart(parts, readDollar(cursor, readSubstitution, true));
    else if (character === '`') addPart(parts, readBackquoted(cursor, readSubstitution, true));
    else addPart(parts, { kind: 'text', text: character === '\\' ? escapedInDouble(cursor) : character, isQuoted: true });
  }
}

function escapedInDouble(cursor: Cursor): string {
  const next = cursor.text.charAt(cursor.at);
  if (next === '' || !/["$`\\]/.test(next)) return '\\';
  return cursor.takeRaw();
}

function readDollar(cursor: Cursor, readSubstitution: ReadSubstitution, isQuoted: boolean): Part {
  const offset = cursor.at;
  const next = cursor.peek();
  if (/[A-Za-z_]/.test(next)) return { kind: 'variable', name: readName(cursor) };
  if (next !== '' && /[0-9@*#?$!-]/.test(next)) {
    cursor.take();
    return { kind: 'parameter' };
  }
  if (next === '{') return readBraces(cursor, offset);
  if (next !== '(') return { kind: 'text', text: '$', isQuoted };
  cursor.take();
  if (cursor.peek() === '(') throw new ShellStop('script', 'it calculates', offset);
  readSubstitution(cursor, ')');
  return { kind: 'substitution' };
}

function readBraces(cursor: Cursor, offset: number): Part {
  cursor.take();
  const name = /[A-Za-z_]/.test(cursor.peek()) ? readName(cursor) : '';
  if (name === '' || cursor.peek() !== '}') throw new ShellStop('script', 'it expands more than plain variables', offset);
  cursor.take();
  return { kind: 'variable', name };
}

function readName(cursor: Cursor): string {
  let name = '';
  while (/^[A-Za-z0-9_]$/.test(cursor.peek())) name += cursor.take();
  return name;
}

/** Inside double quotes a backslash before a double quote is taken away too, before the commands are read. */
function readBackquoted(cursor: Cursor, readSubstitution: ReadSubstitution, isInDouble: boolean): Part {
  const offset = cursor.at;
  let commands = '';
  for (;;) {
    const character = cursor.take();
    if (character === '') throw new ShellStop('syntax', 'a backquote is not closed', offset);
    if (character === '`') break;
    if (character !== '\\') {
      commands += character;
      continue;
    }
    const escaped = cursor.takeRaw();
    const vanishes = escaped !== '' && (isInDouble ? /[\\`$"]/ : /[\\`$]/).test(escaped);
    commands += vanishes ? escaped : `\\${escaped}`;
  }
  readSubstitution(new Cursor(commands, cursor), '');
  return { kind: 'substitution' };
}
