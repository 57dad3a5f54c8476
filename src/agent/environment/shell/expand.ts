import type { Part, Word } from './word.ts';

/** Values by name; `undefined` is a variable whose value is not known. */
export type Variables = ReadonlyMap<string, string | undefined>;

/** A few lines of `v=$v$v` would fill the memory: longer values are not known. */
const maxLength = 2 * 1024 * 1024;

/** What a word becomes, and whether the shell runs something to know it. */
export interface Expanded {
  readonly text: string | undefined;
  readonly runsSubstitution: boolean;
}

/**
 * The value of a word that is assigned: neither split nor matched against file names. A `~` that stands for a home folder, and a
 * variable that nothing here has set, leave it unknown.
 * Source: POSIX.1-2017, XCU §2.6.1 and §2.9.1.
 */
export function expandAssigned(parts: readonly Part[], variables: Variables): Expanded {
  const pieces = parts.map((part) => expandPart(part, variables));
  const hasTilde = parts.some((part, i) => part.kind === 'text' && !part.isQuoted && isTilde(part.text, i === 0));
  const length = pieces.reduce((sum, piece = '') => sum + piece.length, 0);
  const isKnown = !hasTilde && length <= maxLength && pieces.every((piece) => piece !== undefined);
  return { text: isKnown ? pieces.join('') : undefined, runsSubstitution: parts.some(({ kind }) => kind === 'substitution') };
}

function isTilde(text: string, isFirst: boolean): boolean {
  return text.includes(':~') || (isFirst && text.startsWith('~'));
}

function expandPart(part: Part, variables: Variables): string | undefined {
  if (part.kind === 'text') return part.text;
  return part.kind === 'variable' ? variables.get(part.name) : undefined;
}

/** Cuts `NAME=` off a word, where it begins with it unquoted. */
export function splitAssignment({ parts }: Word): { readonly name: string; readonly value: readonly Part[] } | undefined {
  const [first, ...rest] = parts;
  if (first?.kind !== 'text' || first.isQuoted) return undefined;
  const [whole, name] = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(first.text) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const text = first.text.slice(whole.length);
  return { name, value: text === '' ? rest : [{ ...first, text }, ...rest] };
}
