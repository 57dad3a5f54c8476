import { type Assignment, variableName } from '../environment/assignment.ts';
import type { UnitFiles } from './find-unit.ts';
import { type Directive, readUnitFile } from './unit-file.ts';
import { unitWords, withoutSpecifiers } from './unit-words.ts';

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

/** What the files of a unit say of its environment. */
export interface UnitEnvironment {
  /** Of `Environment=`, with the file in which each stands; a value with a specifier in it is not known. */
  readonly assignments: readonly (Assignment & { readonly path: string })[];
  readonly files: readonly EnvironmentFile[];
  /** Variables that are taken away at last. */
  readonly unset: readonly string[];
  /** Lines that systemd ignores, because it cannot read them. */
  readonly ignored: readonly Place[];
}

/** A unit names no more of each; further ones are left out. */
const maxNamed = 500;

/**
 * What the files of a unit make of its environment, `known` being the environment files where the unit itself is not there.
 * An empty assignment takes back what came before it.
 * Source: systemd.exec(5), Environment=, EnvironmentFile=, UnsetEnvironment=.
 */
export function unitEnvironment({ main, dropIns }: UnitFiles, known: readonly string[]): UnitEnvironment {
  let environment: UnitEnvironment = {
    assignments: [],
    files: (main ? [] : known).map((path) => ({ path, isOptional: true, namedAt: undefined })),
    unset: [],
    ignored: [],
  };
  for (const { path, content } of main ? [main, ...dropIns] : dropIns) {
    if (content.kind !== 'text') continue;
    for (const directive of readUnitFile(content.text))
      if (directive.section === 'Service') environment = applied(environment, directive, path);
  }
  return environment;
}

function applied(environment: UnitEnvironment, directive: Directive, path: string): UnitEnvironment {
  const { key, value, line } = directive;
  const { assignments, files, unset, ignored } = environment;
  if (key === 'EnvironmentFile') {
    if (value === '') return { ...environment, files: [] };
    const named = fileNamed(value, { path, line });
    return named
      ? { ...environment, files: [...files, named].slice(0, maxNamed) }
      : { ...environment, ignored: [...ignored, { path, line }] };
  }
  if (key !== 'Environment' && key !== 'UnsetEnvironment') return environment;
  const words = unitWords(value);
  if (!words) return { ...environment, ignored: [...ignored, { path, line }] };
  if (key === 'UnsetEnvironment') return { ...environment, unset: value === '' ? [] : [...unset, ...words].slice(0, maxNamed) };
  if (value === '') return { ...environment, assignments: [] };
  const set = words.flatMap((word) => assignmentOf(word, line)).map((assignment) => ({ ...assignment, path }));
  return { ...environment, assignments: [...assignments, ...set].slice(0, maxNamed) };
}

/** Only absolute paths are taken; patterns are told as they are, and match no file. */
function fileNamed(value: string, namedAt: Place): EnvironmentFile | undefined {
  const isOptional = value.startsWith('-');
  const path = withoutSpecifiers(isOptional ? value.slice(1) : value);
  return path?.startsWith('/') ? { path, isOptional, namedAt } : undefined;
}

function assignmentOf(word: string, line: number): readonly Assignment[] {
  const equals = word.indexOf('=');
  const name = word.slice(0, equals);
  return variableName.test(name) ? [{ name, value: withoutSpecifiers(word.slice(equals + 1)), line }] : [];
}
