import type { Assignment, Effect, EffectKind, Reading, Stop } from './assignment.ts';
import { type Command, type Pipeline, plainText, readLine } from './shell/commands.ts';
import { Cursor, ShellStop } from './shell/cursor.ts';
import { type Expanded, expandAssigned, splitAssignment, type Variables } from './shell/expand.ts';
import type { Part, Word } from './shell/word.ts';

/** Built-in commands that leave the variables of the shell as they are. */
const harmless = new Set(['true', 'false', 'echo', 'printf', 'test', '[', 'pwd', 'kill', 'hash', 'type', 'jobs', 'umask', 'ulimit']);
/** Those that can change them, or end the shell. */
const powerful = new Set(
  '. alias bg break cd chdir command continue eval exec exit fc fg getopts local read readonly return set shift times trap unalias unset wait'.split(
    ' ',
  ),
);

/** All values of a file together; behind that no variable in a value is known. */
const maxOctets = 8 * 1024 * 1024;
const nothingKnown: Variables = new Map();

/**
 * An environment file as a shell takes it that sources it (`. FILE`), one character for each octet. Nothing is ever run.
 *
 * Shape: the variables of the shell behind each simple command, and what is run beside that. It is followed as long as it is made of
 * assignments, `export` and plain commands; behind anything else no value is known.
 * `variables`: what the shell has set before, from the files sourced before this one.
 * Source: POSIX.1-2017, XCU §2; measured against dash 0.5.12.
 */
export function readAsShell(text: string, variables: Variables = new Map()): Reading {
  const cursor = new Cursor(text);
  const shell = new Shell(cursor, variables);
  try {
    for (;;) {
      const line = readLine(cursor);
      if (!line) return shell.reading();
      shell.run(line);
    }
  } catch (error) {
    if (!(error instanceof ShellStop)) throw error;
    return shell.reading({ kind: error.kind, why: error.message, line: shell.lineOf(error.offset) });
  }
}

class Shell {
  readonly #cursor: Cursor;
  readonly #variables: Map<string, string | undefined>;
  readonly #assignments: Assignment[] = [];
  readonly #effects: Effect[] = [];
  /** How much more of values is kept: a file of `a=x$b` lines would fill the memory. */
  #octetsLeft = maxOctets;
  /** Whether the last command succeeded, as far as it is known. */
  #status: 'zero' | 'unknown' = 'zero';

  constructor(cursor: Cursor, variables: Variables) {
    this.#cursor = cursor;
    this.#variables = new Map(variables);
  }

  reading(stop?: Stop): Reading {
    const assignments = stop?.kind === 'script' ? this.#assignments.map((one) => ({ ...one, value: undefined })) : this.#assignments;
    return { assignments, effects: this.#effects, ...(stop && { stop }) };
  }

  lineOf(offset: number): number {
    return this.#cursor.lineOf(offset);
  }

  run(line: readonly Pipeline[]): void {
    let lastSet: string | undefined;
    for (const pipeline of line) {
      if (pipeline.after === '||' && this.#status === 'zero') continue;
      const isCertain = !pipeline.isIsolated && (!isConditional(pipeline) || this.#status === 'zero');
      for (const command of pipeline.commands) {
        const set = this.#runCommand(command, { isIsolated: pipeline.isIsolated, isCertain, lastSet });
        lastSet = set ?? lastSet;
      }
      if (isConditional(pipeline) && !isCertain) this.#status = 'unknown';
    }
  }

  /** Returns the variable that the command leaves set, or would have. */
  #runCommand({ words, isRedirected }: Command, context: Context): string | undefined {
    const count = words.findIndex((word) => !splitAssignment(word));
    const assigned = words.slice(0, count === -1 ? words.length : count);
    const [first, ...others] = words.slice(assigned.length);
    if (isRedirected) this.#tell('opens-file', words[0]?.offset ?? this.#cursor.at);
    // Where the file cannot be opened, a special built-in command ends the shell.
    if (isRedirected && first && isSpecial(commandName(first)))
      throw new ShellStop('script', 'it opens a file for a built-in command', first.offset);
    const how: Context = isRedirected ? { ...context, isCertain: false } : context;
    if (first) return this.#runNamed(first, others, assigned, how);
    const sets = assigned.map((word) => this.#assign(word, how));
    this.#status = isRedirected || sets.some(({ runsSubstitution }) => runsSubstitution) ? 'unknown' : 'zero';
    return sets.at(-1)?.name;
  }

  #runNamed(first: Word, others: readonly Word[], assigned: readonly Word[], context: Context): string | undefined {
    const name = commandName(first);
    if (name === undefined || (powerful.has(name) && !context.isIsolated))
      throw new ShellStop('script', name === undefined ? 'it runs what a variable names' : `it runs "${name}"`, first.offset);
    if (isSpecial(name)) {
      // What stands before a special built-in command stays set.
      const sets = assigned.map((word) => this.#assign(word, context).name);
      this.#status = 'zero';
      if (name === ':') return sets.at(-1);
      const exported = others.map((word) => this.#export(word, context));
      return exported.findLast((one) => one !== undefined) ?? sets.at(-1);
    }
    for (const word of [...assigned, ...others]) this.#noteSubstitution(word);
    this.#tellCommand(first, others, context, name);
    this.#status = name === 'true' ? 'zero' : 'unknown';
    return undefined;
  }

  #tellCommand(first: Word, others: readonly Word[], { lastSet }: Context, name: string): void {
    if (harmless.has(name)) return;
    const isSpaced = (plainText(others[0] ?? first) ?? '').startsWith('=') && /^[A-Za-z_]\w*$/.test(name);
    if (isSpaced) this.#tell('runs-spaced', first.offset, name);
    else if (lastSet !== undefined) this.#tell('runs-rest', first.offset, lastSet);
    else this.#tell('runs-command', first.offset);
  }

  #export(word: Word, context: Context): string | undefined {
    if (splitAssignment(word)) return this.#assign(word, context).name;
    const text = commandName(word);
    if (text === undefined) throw new ShellStop('script', 'it exports what a variable names', word.offset);
    if (/^-[pn]?$/.test(text) || context.isIsolated) return undefined;
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)(=.*)?$/s.exec(text) ?? [];
    if (name === undefined)
      throw new ShellStop(context.isCertain ? 'syntax' : 'script', '"export" gets something that is no name', word.offset);
    if (value !== undefined) this.#set(name, value.slice(1), word.offset, context);
    return value === undefined ? undefined : name;
  }

  #assign(word: Word, context: Context): Expanded & { readonly name: string } {
    const { name, value } = splitAssignment(word) ?? { name: '', value: [] };
    const expanded = expandAssigned(value, this.#octetsLeft > 0 ? this.#variables : nothingKnown);
    if (expanded.runsSubstitution) this.#tell('runs-substitution', word.offset, name);
    this.#octetsLeft -= expanded.text?.length ?? 0;
    this.#set(name, expanded.text, word.offset, context);
    return { ...expanded, name };
  }

  #set(name: string, value: string | undefined, offset: number, { isCertain, isIsolated }: Context): void {
    if (isIsolated) {
      this.#tell('isolated', offset, name);
      return;
    }
    const known = isCertain ? value : undefined;
    this.#variables.set(name, known);
    this.#assignments.push({ name, value: known, line: this.#cursor.lineOf(offset) });
  }

  #noteSubstitution({ parts, offset }: Word): void {
    if (parts.some(({ kind }) => kind === 'substitution')) this.#tell('runs-substitution', offset);
  }

  #tell(kind: EffectKind, offset: number, name?: string): void {
    this.#effects.push({ kind, line: this.#cursor.lineOf(offset), ...(name !== undefined && { name }) });
  }
}

interface Context {
  readonly isIsolated: boolean;
  /** Whether it surely runs. */
  readonly isCertain: boolean;
  /** The variable that was set before on the same line. */
  readonly lastSet: string | undefined;
}

function isSpecial(name: string | undefined): boolean {
  return name === 'export' || name === ':';
}

function isConditional({ after }: Pipeline): boolean {
  return after === '&&' || after === '||';
}

/** The name of a command, quotes taken away; `undefined` where it is expanded. */
function commandName({ parts }: Word): string | undefined {
  if (!parts.every((part: Part) => part.kind === 'text')) return undefined;
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}
