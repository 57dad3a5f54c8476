import type { Certificate } from '../certificate.ts';
import type { ConstraintOffence } from './constraint-check.ts';

/** How names offend against the constraints of a CA, on one line. Text from certificates is hostile. */
export function offenceText({ kind, name }: ConstraintOffence, { displayName }: Certificate): string {
  switch (kind) {
    case 'not-permitted':
      return `"${displayName}" does not permit ${name}`;
    case 'excluded':
      return `"${displayName}" excludes ${name}`;
    case 'too-many':
      return `it has too many names for the constraints of "${displayName}"`;
    default:
      return `the constraints of "${displayName}" cannot be compared with ${name}`;
  }
}
