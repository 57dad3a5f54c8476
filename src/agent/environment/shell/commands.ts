import { type Cursor, ShellStop } from './cursor.ts';
import { endsWord, readWord, type Word } from './word.ts';

/** One command: assignments before it, then its words; neither is expanded. */
export interface Command {
  /** All words in order. */
  readonly words: readonly Word[];
  readonly isRedirected: boolean;
}

/** Commands that a pipe connects, and what their end is connected with. */
export interface Pipeline {
  readonly commands: readonly Command[];
  /** What stands before it: whether it runs may depend on the one before. */
  readonly after: 'start' | ';' | '&' | '&&' | '||';
  /** Whether it runs in a process of its own: behind a pipe or with "&". */
  readonly isIsolated: boolean;
}

const reserved = new Set(['if', 'while', 'until', 'for', 'case', '{', '!']);
const misplaced = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);
/** Deeper nesting of substitutions is not followed. */
const maxDepth = 50;

/**
 * The commands of the next line, or of several where they go on; `undefined` at the end of the text.
 * Throws: {@link ShellStop} where the shell finds a fault, or where it is more than simple commands.
 * Source: POSIX.1-2017, XCU §2.10.
 */
export function readLine(cursor: Cursor): readonly Pipeline[] | undefined {
  skipBlanksAndComment(cursor);
  if (cursor.peek() === '') return undefined;
  if (cursor.peek() === '\n') {
    cursor.take();
    return [];
  }
  const pipelines = readList(cursor, 0, '\n');
  cursor.take();
  return pipelines;
}

type End = '\n' | ')' | '';

/** Reads up to the end, which is not taken. Lines end a list on the top level, and go on inside a substitution. */
function readList(cursor: Cursor, depth: number, end: End): readonly Pipeline[] {
  if (depth > maxDepth) throw new ShellStop('script', 'substitutions are nested too deeply', cursor.at);
  const pipelines: Pipeline[] = [];
  let group: Pipeline[] = [];
  let after: Pipeline['after'] = 'start';
  for (;;) {
    if (after === '&&' || after === '||' || end !== '\n') skipLines(cursor);
    else skipBlanksAndComment(cursor);
    if (isAt(cursor, end) && after !== '&&' && after !== '||') return [...pipelines, ...group];
    group.push({ ...readPipeline(cursor, depth), after });
    skipBlanksAndComment(cursor);
    const separator = readSeparator(cursor, end);
    if (separator === '&&' || separator === '||') {
      after = separator;
      continue;
    }
    for (const pipeline of group) pipelines.push(separator === '&' ? { ...pipeline, isIsolated: true } : pipeline);
    group = [];
    if (separator === 'end') return pipelines;
    after = separator;
  }
}

function isAt(cursor: Cursor, end: End): boolean {
  const next = cursor.peek();
  return next === end || (end === '\n' && next === '');
}

function readSeparator(cursor: Cursor, end: End): ';' | '&' | '&&' | '||' | 'end' {
  if (isAt(cursor, end)) return 'end';
  const offset = cursor.at;
  const character = cursor.take();
  if (character === '\n') return ';';
  if (character === ';' && cursor.peek() !== ';') return ';';
  if (character === '&') return takeIf(cursor, '&') ? '&&' : '&';
  if (character === '|' && takeIf(cursor, '|')) return '||';
  throw unexpected(character, offset);
}

function readPipeline(cursor: Cursor, depth: number): Omit<Pipeline, 'after'> {
  const commands = [readCommand(cursor, depth)];
  for (;;) {
    skipBlanksAndComment(cursor);
    const start = cursor.at;
    if (cursor.peek() !== '|') break;
    cursor.take();
    if (cursor.peek() === '|') {
      cursor.at = start;
      break;
    }
    skipLines(cursor);
    commands.push(readCommand(cursor, depth));
  }
  return { commands, isIsolated: commands.length > 1 };
}

function readCommand(cursor: Cursor, depth: number): Command {
  const words: Word[] = [];
  let isRedirected = false;
  skipBlanks(cursor);
  while (!endsCommand(cursor.peek())) {
    if (cursor.peek() === '(') throw new ShellStop('script', 'it has a subshell or a function', cursor.at);
    if (isRedirection(cursor.peek())) {
      readRedirection(cursor, depth);
      isRedirected = true;
    } else {
      const word = readWord(cursor, substitution(depth));
      if (words.length === 0) refuseReserved(word);
      if (!isDescriptor(word, cursor)) words.push(word);
    }
    skipBlanks(cursor);
  }
  if (words.length === 0 && !isRedirected) throw unexpected(cursor.peek(), cursor.at);
  return { words, isRedirected };
}

function endsCommand(character: string): boolean {
  return character === '#' || (endsWord(character) && character !== '(' && !isRedirection(character));
}

function isRedirection(character: string): boolean {
  return character === '<' || character === '>';
}

function substitution(depth: number): (cursor: Cursor, end: ')' | '') => void {
  return (cursor, end) => {
    readList(cursor, depth + 1, end);
    if (end === ')' && cursor.take() !== ')') throw new ShellStop('syntax', 'a substitution is not closed', cursor.at);
  };
}

/** A number that touches a redirection says which descriptor is meant. */
function isDescriptor(word: Word, cursor: Cursor): boolean {
  return isRedirection(cursor.peek()) && /^\d+$/.test(plainText(word) ?? '');
}

function readRedirection(cursor: Cursor, depth: number): void {
  const offset = cursor.at;
  const first = cursor.take();
  if (first === '<' && cursor.peek() === '<') throw new ShellStop('script', 'it has a here-document', offset);
  if (/^[<>&|]$/.test(cursor.peek()) && /^(?:>[>&|]|<[>&])$/.test(first + cursor.peek())) cursor.take();
  skipBlanks(cursor);
  if (endsWord(cursor.peek())) throw unexpected(cursor.peek(), cursor.at);
  readWord(cursor, substitution(depth));
}

function refuseReserved(word: Word): void {
  const text = plainText(word) ?? '';
  if (reserved.has(text)) throw new ShellStop('script', 'it has more than assignments and plain commands', word.offset);
  if (misplaced.has(text)) throw new ShellStop('syntax', `"${text}" is not expected`, word.offset);
}

/** The text of a word in which nothing is quoted and nothing expanded. */
export function plainText({ parts }: Word): string | undefined {
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'text' && !part.isQuoted ? part.text : undefined;
}

function unexpected(character: string, offset: number): ShellStop {
  if (character === '') return new ShellStop('syntax', 'a command is missing at the end', offset);
  return new ShellStop('syntax', `"${character === '\n' ? 'end of line' : character}" is not expected`, offset);
}

function takeIf(cursor: Cursor, character: string): boolean {
  if (cursor.peek() !== character) return false;
  cursor.take();
  return true;
}

function skipBlanks(cursor: Cursor): void {
  while (cursor.peek() === ' ' || cursor.peek() === '\t') cursor.take();
}

function skipBlanksAndComment(cursor: Cursor): void {
  skipBlanks(cursor);
  if (cursor.peek() !== '#') return;
  const end = cursor.text.indexOf('\n', cursor.at);
  cursor.at = end === -1 ? cursor.text.length : end;
}

function skipLines(cursor: Cursor): void {
  skipBlanksAndComment(cursor);
  while (cursor.peek() === '\n') {
    cursor.take();
    skipBlanksAndComment(cursor);
  }
}
