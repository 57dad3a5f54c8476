import { type Assignment, variableName } from '../environment/assignment.ts';
import type { UnitFile, UnitFiles } from './find-unit.ts';
import { type PassedOver, passedOver, setsEnvironment } from './passed-over.ts';
import { type Directive, readUnitFile } from './unit-file.ts';
import { resolveSpecifiers, unitWords } from './unit-words.ts';

/** A line of a unit file or of a drop-in. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** A file that `EnvironmentFile=` names. */
export interface EnvironmentFile {
  readonly path: string;
  /** Whether the service starts without it ("-"). */
  readonly isOptional: boolean;
  /** Where it is named; `undefined`: known from the profile. */
  readonly namedAt: Place | undefined;
}

/** What systemd ignores of a unit: it cannot read it, does not look for it there, or a "%" in it means nothing. */
export interface IgnoredWord extends Place {
  /** `file`: it stands in a file of the folder of drop-ins that is none. */
  readonly why: PassedOver | 'specifier' | 'file';
  /** The variable that it would set. */
  readonly name?: string;
}

/** What the files of a unit say of its environment. */
export interface UnitEnvironment {
  /** Of `Environment=`, with the file in which each stands; a value with a specifier in it is not known. */
  readonly assignments: readonly (Assignment & { readonly path: string })[];
  readonly files: readonly EnvironmentFile[];
  /** Variables that are taken away at last. */
  readonly unset: readonly string[];
  readonly ignored: readonly IgnoredWord[];
}

/** A unit names no more of each; further ones are left out. */
const maxNamed = 500;
/** Each of them may have a mebibyte to be read. */
const maxFiles = 32;

/**
 * What the files of a unit make of its environment, `known` being the environment files where the unit itself is not there.
 * An empty assignment takes back what came before it.
 * Source: systemd.exec(5), Environment=, EnvironmentFile=, UnsetEnvironment=.
 */
export function unitEnvironment({ main, dropIns, others }: UnitFiles, known: readonly string[]): UnitEnvironment {
  let environment: UnitEnvironment = {
    assignments: [],
    files: (main ? [] : known).map((path) => ({ path, isOptional: true, namedAt: undefined })),
    unset: [],
    ignored: [],
  };
  for (const { path, content } of main ? [main, ...dropIns] : dropIns) {
    if (content.kind !== 'text') continue;
    for (const directive of readUnitFile(content.text)) environment = withDirective(environment, directive, path);
  }
  return others.reduce(withOther, environment);
}

function withOther(environment: UnitEnvironment, { path, content }: UnitFile): UnitEnvironment {
  const directive = content.kind === 'text' ? readUnitFile(content.text).find(setsEnvironment) : undefined;
  return directive ? withIgnored(environment, { path, line: directive.line, why: 'file' }) : environment;
}

function withDirective(environment: UnitEnvironment, directive: Directive, path: string): UnitEnvironment {
  const why = passedOver(directive);
  if (why !== undefined) return withIgnored(environment, { path, line: directive.line, why });
  return directive.section === 'Service' ? applied(environment, directive, path) : environment;
}

function applied(environment: UnitEnvironment, directive: Directive, path: string): UnitEnvironment {
  const { key, value, line } = directive;
  const place = { path, line };
  if (key === 'EnvironmentFile') return withFile(environment, value, place);
  if (key !== 'Environment' && key !== 'UnsetEnvironment') return environment;
  if (value === '') return { ...environment, [key === 'Environment' ? 'assignments' : 'unset']: [] };
  const { words, isComplete } = unitWords(value);
  const read = isComplete ? environment : withIgnored(environment, { ...place, why: 'syntax' });
  if (key === 'UnsetEnvironment') return { ...read, unset: [...read.unset, ...words].slice(0, maxNamed) };
  return words.reduce((so, word) => withAssignment(so, word, place), read);
}

function withFile(environment: UnitEnvironment, value: string, namedAt: Place): UnitEnvironment {
  if (value === '') return { ...environment, files: [] };
  const isOptional = value.startsWith('-');
  const resolved = resolveSpecifiers(isOptional ? value.slice(1) : value);
  const path = resolved.kind === 'text' ? resolved.text.replace(/\/(?:\.?\/)+/g, '/') : '';
  if (!path.startsWith('/') || path.split('/').includes('..')) return withIgnored(environment, { ...namedAt, why: 'syntax' });
  return { ...environment, files: [...environment.files, { path, isOptional, namedAt }].slice(0, maxFiles) };
}

function withAssignment(environment: UnitEnvironment, word: string, { path, line }: Place): UnitEnvironment {
  const resolved = resolveSpecifiers(word);
  const text = resolved.kind === 'text' ? resolved.text : word;
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(equals, 0));
  if (!variableName.test(name)) return withIgnored(environment, { path, line, why: 'syntax' });
  if (resolved.kind === 'refused') return withIgnored(environment, { path, line, why: 'specifier', name });
  const value = resolved.kind === 'text' ? text.slice(equals + 1) : undefined;
  return { ...environment, assignments: [...environment.assignments, { name, value, line, path }].slice(0, maxNamed) };
}

function withIgnored(environment: UnitEnvironment, ignored: IgnoredWord): UnitEnvironment {
  if (environment.ignored.length >= maxNamed) return environment;
  return { ...environment, ignored: [...environment.ignored, ignored] };
}
