import type { Origin } from '../bundle/origin.ts';
import type { Finding } from '../certificate/finding.ts';

/** A certificate that was read, and what the rules say of it. Times are UTC, ISO 8601. */
export interface CertificateRow {
  readonly origin: Origin;
  /** How it was written: `pem`, `der`, `base64`, `pkcs7`, `pkcs12`, `jks`. */
  readonly encoding: string;
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hexadecimal digits. */
  readonly serialNumber: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly accepted: boolean;
  readonly findings: readonly Finding[];
}

/** A block that is no certificate. */
export interface RefusalRow {
  readonly origin: Origin;
  readonly id: string;
  readonly detail: string;
}

/** What had to be mended, or was passed over, to read a source. */
export interface RepairRow {
  readonly origin: Origin;
  readonly id: string;
  readonly detail: string;
}

/** A file or folder inside a source folder that was passed over. */
export interface SkippedRow {
  readonly path: string;
  readonly why: string;
}

/** A certificate that a bundle gains or loses. */
export interface ChangeRow {
  readonly sha256: string;
  readonly subject: string;
  readonly notAfter: string;
}

/** A certificate and the one that takes its place. */
export interface ReplacementRow {
  readonly before: ChangeRow;
  readonly after: ChangeRow;
}
