import { explicitCurve, keyText } from '../../key/key.ts';
import { PurposeOid } from '../../purposes.ts';
import { departuresOf } from '../../tolerated.ts';
import { caCode } from '../ca-code.ts';
import { factsOf } from '../facts.ts';
import { isForHostBy } from '../host.ts';
import { maySign } from '../issued.ts';
import { allowsKeyUsage, KeyUsageBit } from '../key-usage.ts';
import { offeredNames } from '../offered-names.ts';
import { fitsPurpose, namesPurpose } from '../purpose-fit.ts';
import { isStrongKey, isStrongSignature } from '../strength.ts';
import { explicitTrustIn } from '../trust.ts';
import { keyUsageText, unfitText } from '../unfit-text.ts';
import { momentText } from '../validity.ts';
import { checkConstraints } from './check-constraints.ts';
import type { StandardCheck } from './partial-path.ts';

const tlsKeyUsage = KeyUsageBit.digitalSignature | KeyUsageBit.keyEncipherment | KeyUsageBit.keyAgreement;

/** Its own key has signed what stands below. Source: RFC 5280 §6.1.3 (a) (1). */
const signature: StandardCheck = ({ certificate, depth, below, ledgers }) => {
  const signed = below.certificates[depth - 1];
  const isSigned = signed && ledgers.signatures.isSignedBy(signed, certificate);
  if (!signed || isSigned) return undefined;
  if (isSigned === undefined) return { id: 'search-exhausted', detail: 'signatures were no longer verified: too many, or too large keys' };
  return { id: 'signature-invalid', detail: `its key does not verify the signature of "${signed.displayName}"` };
};

/** Source: RFC 5280 §4.1.2.5 and §6.1.3 (a) (2); the last second counts in. */
const validity: StandardCheck = ({ certificate: { notBefore, notAfter }, request: { now } }) => {
  if (now < notBefore) return { id: 'not-yet-valid', detail: `it is valid from ${momentText(notBefore)}` };
  return now >= notAfter + 1000 ? { id: 'expired', detail: `it was valid until ${momentText(notAfter)}` } : undefined;
};

const wellFormed: StandardCheck = ({ certificate }) => {
  const [first] = departuresOf(certificate).malformations;
  return first && { id: 'malformed', detail: first.what };
};

/** Source: RFC 5280 §4.2 and §6.1.4 (o). */
const criticalExtensions: StandardCheck = ({ certificate }) => {
  const { unknownCritical, isProxyCertificate } = factsOf(certificate);
  const unknown = isProxyCertificate ? [...unknownCritical, '1.3.6.1.5.5.7.1.14'] : unknownCritical;
  return unknown.length > 0 ? { id: 'critical-extension-unknown', detail: `it has ${unknown.join(', ')} as critical` } : undefined;
};

/** An anchor may be one of version 1. Source: RFC 5280 §6.1.4 (k). */
const certificateAuthority: StandardCheck = ({ certificate, depth, isAnchor }) => {
  const { isCa } = factsOf(certificate);
  if (depth === 0 || isCa === true) return undefined;
  if (isCa === false) return { id: 'not-a-ca', detail: 'its basic constraints say that it is no CA' };
  return isAnchor && caCode(certificate) !== 0 ? undefined : { id: 'not-a-ca', detail: 'it has no basic constraints' };
};

/** Source: RFC 5280 §6.1.4 (n). */
const keyUsage: StandardCheck = ({ certificate, depth, below }) => {
  const signed = below.certificates[depth - 1];
  return signed && !maySign(certificate, signed) ? { id: 'no-cert-sign', detail: 'its key usage lacks keyCertSign' } : undefined;
};

/** Source: RFC 5280 §4.2.1.9 and §6.1.4 (l), (m). */
const pathLength: StandardCheck = ({ certificate, depth, below: { countedCas } }) => {
  const { pathLength: limit } = factsOf(certificate);
  if (depth === 0 || limit === undefined || countedCas <= limit) return undefined;
  return { id: 'path-length-exceeded', detail: `its path length is ${limit}, and ${countedCas} CAs stand below it` };
};

/** The purposes of a CA limit those below it; anyExtendedKeyUsage is every purpose. Source: RFC 5280 §4.2.1.12. */
const purpose: StandardCheck = ({ certificate, depth, isAnchor, request }) => {
  const { purpose: wanted } = request;
  if (wanted === undefined || (isAnchor && explicitTrustIn(certificate, request) === 'trusted')) return undefined;
  const { purposes, keyUsage: usage } = factsOf(certificate);
  const isOpen = purposes?.has(PurposeOid.any) === true && wanted.startsWith('tls-');
  const isFit = depth > 0 ? namesPurpose(certificate, wanted) : fitsPurpose(certificate, wanted, false);
  if (isFit || (isOpen && (depth > 0 || allowsKeyUsage(usage, tlsKeyUsage)))) return undefined;
  return { id: 'purpose-not-server', detail: isOpen ? keyUsageText : unfitText(certificate, wanted, depth > 0) };
};

const keyStrength: StandardCheck = ({ certificate, request }) =>
  isStrongKey(certificate, request.securityLevel) ? undefined : { id: 'key-too-weak', detail: `its key is ${keyText(certificate.key)}` };

const signatureStrength: StandardCheck = ({ certificate, isAnchor, request }) =>
  isAnchor || isStrongSignature(certificate, request.securityLevel)
    ? undefined
    : { id: 'signature-too-weak', detail: `it is signed with ${certificate.signatureAlgorithm}` };

/** Source: RFC 5480 §2.1.1. */
const namedCurve: StandardCheck = ({ certificate: { key } }) =>
  key.curve === explicitCurve ? { id: 'explicit-curve', detail: 'its key spells its curve out' } : undefined;

const trustSettings: StandardCheck = ({ certificate, isAnchor, request }) =>
  isAnchor && explicitTrustIn(certificate, request) === 'rejected'
    ? { id: 'distrusted', detail: 'the trust settings of the anchor reject it for this purpose' }
    : undefined;

/** Source: RFC 9525 §6. */
const host: StandardCheck = ({ certificate, depth, request }) => {
  if (depth > 0 || request.host === undefined || isForHostBy('standard', certificate, request.host)) return undefined;
  return { id: 'host-mismatch', detail: `it is for ${offeredNames(certificate)}, not for ${request.host}` };
};

/** The rules of RFC 5280 §6.1 for one certificate in its place, without policies and revocation; the signature first, as it decides all else. */
export const standardChecks: readonly StandardCheck[] = [
  signature,
  trustSettings,
  wellFormed,
  certificateAuthority,
  keyUsage,
  validity,
  pathLength,
  purpose,
  checkConstraints,
  criticalExtensions,
  keyStrength,
  signatureStrength,
  namedCurve,
  host,
];
