import type { JudgedEntry } from '../bundle/judge.ts';
import type { CertificateRow } from './report.ts';

/** A certificate as a report shows it. Its texts are made when they are read: most certificates of a healthy bundle are not shown. */
export function certificateRow({ certificate, origin, findings, isAccepted }: JudgedEntry): CertificateRow {
  return {
    origin,
    get sha256() {
      return certificate.sha256;
    },
    get subject() {
      return certificate.subject;
    },
    get issuer() {
      return certificate.issuer;
    },
    get serialNumber() {
      return certificate.serialNumber;
    },
    get notBefore() {
      return instantText(certificate.notBefore);
    },
    get notAfter() {
      return instantText(certificate.notAfter);
    },
    accepted: isAccepted,
    findings,
  };
}

/** An instant in UTC to the second: `2026-11-20T12:00:00Z`. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
