import type { Effect } from './assignment.ts';
import { lineCounter } from './lines.ts';

/** A key and its value as they are cut out of a file, valid or not. */
export interface SystemdEntry {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** What a file holds, in its order, and what is passed over. */
export interface SystemdEntries {
  readonly entries: readonly SystemdEntry[];
  readonly effects: readonly Effect[];
}

const lineEnd = /[\n\r]/;
const blank = /[ \t\n\r]/;

/**
 * Cuts an environment file into keys and values.
 *
 * A value is quoted from its start, or not at all: a quote behind other characters is a character. Quoted pieces may follow each
 * other, with blanks between them that do not count. An unquoted value ends with its line, less trailing blanks; "#" has no
 * meaning in it. CR ends a line as LF does.
 */
export function systemdEntries(text: string, commentsContinue: boolean): SystemdEntries {
  const entries: SystemdEntry[] = [];
  const effects: Effect[] = [];
  const lineAt = lineCounter(text);
  let at = afterBlanks(text, 0);
  while (at < text.length) {
    const line = lineAt(at);
    if (text[at] === '#' || text[at] === ';') {
      const comment = readComment(text, at, commentsContinue);
      if (comment.continues) effects.push({ kind: 'continued-comment', line });
      at = afterBlanks(text, comment.end);
      continue;
    }
    const keyEnd = endOfKey(text, at);
    if (text[keyEnd] !== '=') {
      effects.push(ignoredLine(text.slice(at, keyEnd), line));
      at = afterBlanks(text, keyEnd);
      continue;
    }
    const key = text.slice(at, keyEnd).replace(/[ \t]+$/, '');
    const value = readValue(text, keyEnd + 1);
    entries.push({ key, value: value.text, line });
    if (value.hasGluedComment) effects.push({ kind: 'glued-comment', line, name: key });
    if (value.isUnterminated) effects.push({ kind: 'unterminated-quote', line, name: key });
    at = afterBlanks(text, value.end);
  }
  return { entries, effects };
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && blank.test(text.charAt(at))) at += 1;
  return at;
}

function readComment(text: string, start: number, commentsContinue: boolean): { readonly end: number; readonly continues: boolean } {
  let continues = false;
  let at = start;
  while (at < text.length && !lineEnd.test(text.charAt(at))) {
    const escapesEnd = text[at] === '\\' && lineEnd.test(text.charAt(at + 1));
    continues ||= escapesEnd && text.slice(at + 2).trimStart() !== '';
    at += text[at] === '\\' && commentsContinue ? 2 : 1;
  }
  return { end: at, continues };
}

function ignoredLine(content: string, line: number): Effect {
  const [, name] = /^export[ \t]+([A-Za-z_][A-Za-z0-9_]*)[ \t]*$/.exec(content) ?? [];
  return name === undefined ? { kind: 'ignored-line', line } : { kind: 'ignored-line', line, name };
}

function endOfKey(text: string, start: number): number {
  let at = start;
  // The first character is part of the key whatever it is, "=" too.
  for (at += 1; at < text.length; at += 1) if (text[at] === '=' || lineEnd.test(text.charAt(at))) return at;
  return at;
}

interface Value {
  readonly text: string;
  readonly end: number;
  readonly hasGluedComment: boolean;
  readonly isUnterminated: boolean;
}

function readValue(text: string, start: number): Value {
  let value = '';
  let at = start;
  while (at < text.length && !lineEnd.test(text.charAt(at))) {
    const character = text.charAt(at);
    if (character === ' ' || character === '\t') {
      at += 1;
    } else if (character === '"' || character === "'") {
      const quoted = character === '"' ? readDouble(text, at + 1) : readSingle(text, at + 1);
      value += quoted.text;
      at = quoted.end;
      if (quoted.isUnterminated) return { text: value, end: at, hasGluedComment: false, isUnterminated: true };
    } else {
      const plain = readPlain(text, at);
      return { ...plain, text: value + plain.text, isUnterminated: false };
    }
  }
  return { text: value, end: at, hasGluedComment: false, isUnterminated: false };
}

function readSingle(text: string, start: number): Omit<Value, 'hasGluedComment'> {
  const end = text.indexOf("'", start);
  if (end === -1) return { text: text.slice(start), end: text.length, isUnterminated: true };
  return { text: text.slice(start, end), end: end + 1, isUnterminated: false };
}

function readDouble(text: string, start: number): Omit<Value, 'hasGluedComment'> {
  let value = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return { text: value, end: at + 1, isUnterminated: false };
    if (character !== '\\') {
      value += character;
      continue;
    }
    at += 1;
    const escaped = text.charAt(at);
    if (/["\\`$]/.test(escaped)) value += escaped;
    else if (escaped !== '\n' && escaped !== '') value += `\\${escaped}`;
  }
  return { text: value, end: text.length, isUnterminated: true };
}

function readPlain(text: string, start: number): Omit<Value, 'isUnterminated'> {
  let value = '';
  let kept = 0;
  let hasGluedComment = false;
  let at = start;
  for (; at < text.length && !lineEnd.test(text.charAt(at)); at += 1) {
    const character = text.charAt(at);
    if (character === '#' && /[ \t]/.test(text.charAt(at - 1))) hasGluedComment = true;
    if (character === '\\') {
      at += 1;
      // An escaped end of line vanishes; an escaped blank is kept, also at the end.
      if (!lineEnd.test(text.charAt(at))) value += text.charAt(at);
      kept = value.length;
      continue;
    }
    value += character;
    if (character !== ' ' && character !== '\t') kept = value.length;
  }
  return { text: value.slice(0, kept), end: Math.min(at, text.length), hasGluedComment };
}
