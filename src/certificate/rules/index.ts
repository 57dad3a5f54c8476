import { expired } from './expired.ts';
import { malformed } from './malformed.ts';
import { notACa } from './not-a-ca.ts';
import { notYetValid } from './not-yet-valid.ts';
import type { Rule } from './rule.ts';

/** The rules that every certificate is held against, in the order in which findings are told. */
export const rules: readonly Rule[] = [expired, notYetValid, notACa];

export { malformed };
