import type { Facts } from './corpora.ts';

/** A reason against a certificate in a CA bundle, in the words of the corpora. */
export type Reason =
  | 'expired'
  | 'notYetValid'
  | 'notACa'
  | 'noCertSign'
  | 'weakKey'
  | 'weakSignature'
  | 'unknownCritical'
  | 'badSelfSignature';

/**
 * The reason that the finding of a rule stands for, by the id of the rule; `undefined` for a rule that the corpora know nothing of.
 * Every rule of level error is in this table: the run fails where one is missing.
 */
export const reasonOfRule: Readonly<Record<string, Reason | undefined>> = {
  expired: 'expired',
  'not-yet-valid': 'notYetValid',
  'not-a-ca': 'notACa',
  'no-cert-sign': 'noCertSign',
  'weak-key': 'weakKey',
  'weak-signature': 'weakSignature',
  'unknown-critical-extension': 'unknownCritical',
  'bad-self-signature': 'badSelfSignature',
  malformed: undefined,
  'unusual-curve': undefined,
  'unusable-key': undefined,
  'no-server-auth': undefined,
  'rsa-exponent': undefined,
  'empty-name': undefined,
  'name-constraints-exclude-host': undefined,
};

const twoDaysS = 2 * 24 * 60 * 60;

/**
 * Whether a reason holds, from the facts that several parsers agree on; `undefined` where they leave it open. `now` is in seconds.
 * These are the definitions of the corpora's own scorer (`harness/score.mjs`, `cls`), but where a comment says otherwise.
 */
export const truths: Readonly<Record<Reason, (facts: Facts, now: number) => boolean | undefined>> = {
  expired: ({ notAfter }, now) => decided(notAfter < now - twoDaysS, notAfter > now + twoDaysS),
  notYetValid: ({ notBefore }, now) => decided(notBefore > now + twoDaysS, notBefore < now - twoDaysS),
  notACa: ({ checkCA, pycaCA }) => decided(checkCA === 0 && pycaCA !== true, checkCA === 1 && pycaCA === true),
  noCertSign: ({ pycaCA, pycaCertSign }) => decided(pycaCertSign === false && pycaCA === true, pycaCertSign === true),
  weakKey: ({ keyAlg, bits }) => {
    if (/RSA/.test(keyAlg ?? '')) return bits < 2048;
    return /ECDSA|Elliptic/.test(keyAlg ?? '') ? decided(bits < 224, bits >= 256) : undefined;
  },
  // The scorer takes a certificate for issued by another where that fact is missing; here a self-signed one is not.
  weakSignature: ({ sigHash, selfIssued, selfSigned }) => {
    if (!sigHash) return undefined;
    const isWeak = /md|sha1$/.test(sigHash);
    return isWeak && (selfIssued ?? selfSigned) ? undefined : isWeak;
  },
  unknownCritical: ({ opensslCriticalFlag, pycaUnkCrit }) =>
    decided(opensslCriticalFlag && (pycaUnkCrit?.length ?? 0) > 0, !opensslCriticalFlag && pycaUnkCrit?.length === 0),
  badSelfSignature: ({ selfSigned, selfSig, selfIssued }) =>
    decided(selfSigned === true && selfSig === false, selfSig === true || selfIssued === false),
};

function decided(isTrue: boolean, isFalse: boolean): boolean | undefined {
  if (isTrue) return true;
  return isFalse ? false : undefined;
}
