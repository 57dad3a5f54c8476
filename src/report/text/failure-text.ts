import { printable } from '../printable.ts';
import type { FailureReport } from '../report.ts';

/** A failure for people: what and its code, which `explain` knows, why, what next. */
export function failureText({ error }: FailureReport): string {
  return [
    `error: ${printable(error.what)} [${printable(error.code)}]`,
    `why:  ${printable(error.why)}`,
    `next: ${printable(error.next)}`,
    '',
  ].join('\n');
}
