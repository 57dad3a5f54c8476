import type { JudgedEntry } from '../bundle/judge.ts';
import type { CertificateRow } from './report.ts';

/** A certificate as a report shows it. */
export function certificateRow({ certificate, origin, findings, isAccepted }: JudgedEntry): CertificateRow {
  return {
    origin,
    sha256: certificate.sha256,
    subject: certificate.subject,
    issuer: certificate.issuer,
    serialNumber: certificate.serialNumber,
    notBefore: instantText(certificate.notBefore),
    notAfter: instantText(certificate.notAfter),
    accepted: isAccepted,
    findings,
  };
}

/** An instant in UTC to the second: `2026-11-20T12:00:00Z`. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
