import type { Certificate } from '../certificate.ts';
import { factsOf } from './facts.ts';
import { allowsKeyUsage, KeyUsageBit } from './key-usage.ts';
import type { PathPurpose } from './path-verdict.ts';
import { namesPurpose } from './purpose-fit.ts';

/** Why a certificate is not fit for a purpose, on one line. */
export function unfitText(certificate: Certificate, purpose: PathPurpose, isCa: boolean): string {
  const { purposes, keyUsage, netscapeType } = factsOf(certificate);
  if (purposes && !namesPurpose(certificate, purpose)) return `its extended key usage allows ${[...purposes].join(', ') || 'nothing'}`;
  if (isCa) return 'it is not that of a CA for this purpose';
  if (!purpose.startsWith('tls-')) return 'its key usage and its extended key usage are not what this purpose asks for';
  if (!allowsKeyUsage(keyUsage, tlsKeyUsage[purpose] ?? 0)) return keyUsageText;
  return netscapeType === undefined ? keyUsageText : 'its Netscape certificate type allows other purposes only';
}

/** What is told where the key usage is the reason. */
export const keyUsageText = 'its key usage does not allow it';

const { digitalSignature, keyEncipherment, keyAgreement } = KeyUsageBit;
const tlsKeyUsage: Partial<Record<PathPurpose, number>> = {
  'tls-server': digitalSignature | keyEncipherment | keyAgreement,
  'tls-client': digitalSignature | keyAgreement,
};
