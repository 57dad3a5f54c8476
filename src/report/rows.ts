import type { BundleEntry } from '../bundle/entry.ts';
import type { JudgedEntry } from '../bundle/judge.ts';
import type { CertificateRow, ChangeRow } from './certificate-rows.ts';

/** A certificate as a report shows it. Its texts are made when they are read: most certificates of a healthy bundle are not shown. */
export function certificateRow({ certificate, origin, encoding, findings, isAccepted }: JudgedEntry): CertificateRow {
  return {
    origin,
    encoding,
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

/** A certificate that a bundle gains or loses; like {@link certificateRow}, of ten thousand few are shown. */
export function changeRow({ certificate }: Pick<BundleEntry, 'certificate'>): ChangeRow {
  return {
    get sha256() {
      return certificate.sha256;
    },
    get subject() {
      return certificate.subject;
    },
    get notAfter() {
      return instantText(certificate.notAfter);
    },
  };
}

/** An instant in UTC to the second: `2026-11-20T12:00:00Z`. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
