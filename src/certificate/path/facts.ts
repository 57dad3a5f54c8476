import type { Certificate } from '../certificate.ts';
import { ExtensionOid } from '../oids.ts';
import { departuresOf } from '../tolerated.ts';
import { type AuthorityKeyId, fitsAuthority, readAuthorityKeyId } from './authority-key-id.ts';
import { processedExtensions } from './critical-extensions.ts';
import { extensionValue } from './extension-value.ts';
import { isInvalidToOpenssl, isReadByOpenssl } from './invalid-extension.ts';
import { readBits, readLimits, readUsage } from './lenient-values.ts';
import { readProxyPathLength } from './proxy-path-length.ts';
import { readPurposes } from './purposes-read.ts';
import { opensslKeyFits } from './signer.ts';

/** What a path's judges ask of each certificate, read once. */
export interface Facts {
  /** Whether OpenSSL calls it invalid for an extension that it cannot read: it then issues nothing and is issued by nobody. */
  readonly isInvalid: boolean;
  /** Its subject is its issuer. */
  readonly isSelfIssued: boolean;
  /** It is valid to OpenSSL and self-issued, and its key identifiers and the kinds of key and signature fit. Nothing is verified. */
  readonly isSelfSigned: boolean;
  /** Object identifiers of critical extensions that OpenSSL does not process. */
  readonly unknownCritical: readonly string[];
  /** A proxy certificate of RFC 3820, which has nothing to do with proxies of HTTP. */
  readonly isProxyCertificate: boolean;
  readonly proxyPathLength: number | undefined;
  /** The CA flag of its basic constraints; `undefined` where it has none. */
  readonly isCa: boolean | undefined;
  readonly pathLength: number | undefined;
  /** The first sixteen bits of its key usage, the first in front; `undefined` where it has none. */
  readonly keyUsage: number | undefined;
  /** Object identifiers of its purposes; `undefined` where it has no extended key usage. */
  readonly purposes: ReadonlySet<string> | undefined;
  /** The first octet of Netscape's certificate type; `undefined` where it has none. */
  readonly netscapeType: number | undefined;
  readonly authority: AuthorityKeyId | undefined;
}

const cached = new WeakMap<Certificate, Facts>();

/** The facts of a certificate. */
export function factsOf(certificate: Certificate): Facts {
  const known = cached.get(certificate);
  if (known) return known;
  const facts = readFacts(certificate);
  cached.set(certificate, facts);
  return facts;
}

function readFacts(certificate: Certificate): Facts {
  const basicConstraints = extensionValue(certificate, ExtensionOid.basicConstraints, readLimits);
  const authority = extensionValue(certificate, ExtensionOid.authorityKeyIdentifier, readAuthorityKeyId);
  const proxy = extensionValue(certificate, '1.3.6.1.5.5.7.1.14', readProxyPathLength);
  const isSelfIssued = certificate.comparableSubject === certificate.comparableIssuer;
  const { extensions, duplicates } = departuresOf(certificate);
  const critical = [...certificate.extensions, ...extensions].filter(({ isCritical, oid }) => isCritical && !processedExtensions.has(oid));
  const isInvalid =
    duplicates.some(isReadByOpenssl) ||
    extensions.some((extension) => isInvalidToOpenssl(certificate, extension)) ||
    (proxy !== undefined && isMixed(certificate, basicConstraints?.isCa));
  return {
    isInvalid,
    isSelfIssued,
    isSelfSigned: !isInvalid && isSelfIssued && fitsAuthority(certificate, authority) && opensslKeyFits(certificate, certificate),
    unknownCritical: critical.map(({ oid }) => oid),
    isProxyCertificate: proxy !== undefined,
    proxyPathLength: proxy?.limit,
    isCa: basicConstraints?.isCa,
    pathLength: basicConstraints?.pathLength,
    keyUsage: extensionValue(certificate, ExtensionOid.keyUsage, readUsage),
    purposes: extensionValue(certificate, ExtensionOid.extendedKeyUsage, readPurposes),
    netscapeType: extensionValue(certificate, ExtensionOid.netscapeCertificateType, (reader) => readBits(reader) >> 8),
    authority,
  };
}

/** A CA cannot be a proxy certificate, nor can whoever has other names. Source: RFC 3820 §3.5 to §3.7. */
function isMixed(certificate: Certificate, isCa: boolean | undefined): boolean {
  const extensions = [...certificate.extensions, ...departuresOf(certificate).extensions];
  return isCa === true || extensions.some(({ oid }) => oid === ExtensionOid.subjectAltName || oid === '2.5.29.18');
}
