import { distrusted } from './distrusted.ts';
import { issuerMissing } from './issuer-missing.ts';
import { pathLengthExceeded } from './path-length-exceeded.ts';
import type { BundleRule } from './rule.ts';
import { sameSubjectOtherKey } from './same-subject-other-key.ts';
import { superseded } from './superseded.ts';
import { trustSettings } from './trust-settings.ts';

/** The rules that certificates are held against together, in the order in which findings are told. */
export const bundleRules: readonly BundleRule[] = [
  distrusted,
  issuerMissing,
  pathLengthExceeded,
  superseded,
  sameSubjectOtherKey,
  trustSettings,
];
