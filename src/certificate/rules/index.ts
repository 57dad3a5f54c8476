import { badSelfSignature } from './bad-self-signature.ts';
import { basicConstraintsAbsent } from './basic-constraints-absent.ts';
import { basicConstraintsNotCritical } from './basic-constraints-not-critical.ts';
import { emptyName } from './empty-name.ts';
import { expired } from './expired.ts';
import { longValidity } from './long-validity.ts';
import { malformed } from './malformed.ts';
import { nameConstraintsExcludeHost } from './name-constraints-exclude-host.ts';
import { noCertSign } from './no-cert-sign.ts';
import { noServerAuth } from './no-server-auth.ts';
import { notACa } from './not-a-ca.ts';
import { notYetValid } from './not-yet-valid.ts';
import { publicRoot } from './public-root.ts';
import { rsaExponent } from './rsa-exponent.ts';
import type { Rule } from './rule.ts';
import { serialNumber } from './serial-number.ts';
import { signatureNotChecked } from './signature-not-checked.ts';
import { unknownCriticalExtension } from './unknown-critical-extension.ts';
import { unusableKey } from './unusable-key.ts';
import { unusualCurve } from './unusual-curve.ts';
import { weakKey } from './weak-key.ts';
import { weakSignature } from './weak-signature.ts';

/** The rules that every certificate is held against, in the order in which findings are told. */
export const rules: readonly Rule[] = [
  expired,
  notYetValid,
  notACa,
  noCertSign,
  weakKey,
  rsaExponent,
  unusableKey,
  weakSignature,
  badSelfSignature,
  unknownCriticalExtension,
  emptyName,
  noServerAuth,
  nameConstraintsExcludeHost,
  basicConstraintsAbsent,
  unusualCurve,
  serialNumber,
  basicConstraintsNotCritical,
  longValidity,
  signatureNotChecked,
  publicRoot,
];

export { malformed };
