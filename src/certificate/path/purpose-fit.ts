import type { Certificate } from '../certificate.ts';
import { PurposeOid } from '../purposes.ts';
import { caCode } from './ca-code.ts';
import { type Facts, factsOf } from './facts.ts';
import { allowsKeyUsage, KeyUsageBit } from './key-usage.ts';
import type { PathPurpose } from './path-verdict.ts';

const tlsServer: readonly string[] = [PurposeOid.serverAuth, PurposeOid.microsoftServerGated, PurposeOid.netscapeServerGated];
const clientAuth = '1.3.6.1.5.5.7.3.2';
const codeSigning = '1.3.6.1.5.5.7.3.3';
const timeStamping = '1.3.6.1.5.5.7.3.8';
const wantedOids: Readonly<Record<PathPurpose, readonly string[]>> = {
  'tls-server': tlsServer,
  'tls-client': [clientAuth],
  'time-stamping': [timeStamping],
  'code-signing': [codeSigning],
};

/** Those that OpenSSL has a bit for: it overlooks all others. */
const countedPurposes: ReadonlySet<string> = new Set([
  ...tlsServer,
  PurposeOid.any,
  clientAuth,
  codeSigning,
  timeStamping,
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.9',
  '1.3.6.1.5.5.7.3.10',
]);

const NetscapeBit = { tlsClient: 0x80, tlsServer: 0x40, tlsCa: 0x04 } as const;
const { digitalSignature, nonRepudiation, keyEncipherment, keyAgreement, keyCertSign, crlSign } = KeyUsageBit;

/**
 * Whether a certificate is fit for a purpose, as the leaf or as a CA above it: its purposes, its key usage, Netscape's type.
 * OpenSSL does not take anyExtendedKeyUsage for a purpose.
 * Source: OpenSSL X509_check_purpose(3); RFC 5280 §4.2.1.12.
 */
export function fitsPurpose(certificate: Certificate, purpose: PathPurpose, isCa: boolean): boolean {
  const facts = factsOf(certificate);
  switch (purpose) {
    case 'tls-server':
      return namesPurpose(certificate, purpose) && (isCa ? isTlsCa(certificate, facts) : isTlsServer(facts));
    case 'tls-client':
      return namesPurpose(certificate, purpose) && (isCa ? isTlsCa(certificate, facts) : isTlsClient(facts));
    case 'time-stamping':
      return isCa ? caCode(certificate) !== 0 : isTimeStamping(certificate, facts);
    case 'code-signing':
      return isCa ? caCode(certificate) !== 0 : isCodeSigning(certificate, facts);
  }
}

/** Whether the extended key usage of a certificate names a purpose, or names none. */
export function namesPurpose(certificate: Certificate, purpose: PathPurpose): boolean {
  const { purposes } = factsOf(certificate);
  return purposes === undefined || wantedOids[purpose].some((oid) => purposes.has(oid));
}

function isTlsCa(certificate: Certificate, { netscapeType = 0 }: Facts): boolean {
  const code = caCode(certificate);
  return code !== 0 && (code !== 5 || (netscapeType & NetscapeBit.tlsCa) !== 0);
}

function isTlsServer({ keyUsage, netscapeType }: Facts): boolean {
  return fitsNetscape(netscapeType, NetscapeBit.tlsServer) && allowsKeyUsage(keyUsage, digitalSignature | keyEncipherment | keyAgreement);
}

function isTlsClient({ keyUsage, netscapeType }: Facts): boolean {
  return fitsNetscape(netscapeType, NetscapeBit.tlsClient) && allowsKeyUsage(keyUsage, digitalSignature | keyAgreement);
}

function fitsNetscape(type: number | undefined, bit: number): boolean {
  return type === undefined || (type & bit) !== 0;
}

/** Source: RFC 3161 §2.3. */
function isTimeStamping(certificate: Certificate, { keyUsage, purposes }: Facts): boolean {
  const signs = digitalSignature | nonRepudiation;
  if (keyUsage !== undefined && ((keyUsage & ~signs) !== 0 || (keyUsage & signs) === 0)) return false;
  const counted = [...(purposes ?? [])].filter((oid) => countedPurposes.has(oid));
  return counted.length === 1 && counted[0] === timeStamping && isCritical(certificate, '2.5.29.37');
}

/** Source: the CA/Browser Forum's requirements for code signing §7.1.2.3, as OpenSSL 3.2 and later read them. */
function isCodeSigning(certificate: Certificate, { keyUsage = 0, purposes }: Facts): boolean {
  if ((keyUsage & digitalSignature) === 0 || (keyUsage & (keyCertSign | crlSign)) !== 0) return false;
  if (!isCritical(certificate, '2.5.29.15') || !purposes?.has(codeSigning)) return false;
  return !purposes.has(PurposeOid.any) && !purposes.has(PurposeOid.serverAuth);
}

function isCritical({ extensions }: Certificate, wanted: string): boolean {
  return extensions.some(({ oid, isCritical }) => oid === wanted && isCritical);
}
