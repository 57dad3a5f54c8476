import type { JudgedEntry } from '../bundle/judge.ts';
import type { Refusal } from '../bundle/refusal.ts';
import type { Repair } from '../bundle/repair.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { ExtensionText } from '../certificate/extension-texts.ts';
import { fingerprintText } from '../certificate/fingerprint.ts';
import { keyText } from '../certificate/key/key.ts';
import type { SkippedRow } from './certificate-rows.ts';
import type { DetailRow, InspectReport } from './report.ts';
import { certificateRow, instantText } from './rows.ts';

/** A certificate and its extensions in words. */
export interface InspectedEntry extends JudgedEntry {
  readonly extensionTexts: readonly ExtensionText[];
}

/** What `inspect` looked at. */
export interface Inspected {
  readonly entries: readonly InspectedEntry[];
  readonly refused: readonly Refusal[];
  readonly repairs: readonly Repair[];
  readonly skipped: readonly SkippedRow[];
}

/** The report of `inspect`: critical where a block could not be read. */
export function inspectReport({ entries, refused, repairs, skipped }: Inspected): InspectReport {
  return {
    schemaVersion: 1,
    command: 'inspect',
    status: refused.length > 0 ? 'critical' : 'ok',
    certificates: entries.map((entry) => ({ ...certificateRow(entry), details: details(entry.certificate, entry.extensionTexts) })),
    refused,
    repaired: repairs,
    skipped,
  };
}

function details(certificate: Certificate, extensions: readonly ExtensionText[]): readonly DetailRow[] {
  return [
    { label: 'Subject', value: certificate.subject },
    { label: 'Issuer', value: certificate.issuer },
    { label: 'Version', value: String(certificate.version) },
    { label: 'Serial Number', value: certificate.serialNumber },
    { label: 'Not Before', value: instantText(certificate.notBefore) },
    { label: 'Not After', value: instantText(certificate.notAfter) },
    { label: 'Key', value: keyText(certificate.key) },
    { label: 'Signature', value: certificate.signatureAlgorithm },
    { label: 'SHA-256', value: fingerprintText(certificate.sha256) },
    { label: 'SPKI SHA-256', value: fingerprintText(certificate.spkiSha256) },
    ...extensions.map(({ name, isCritical, value }) => ({ label: name, value: isCritical ? `${value} (critical)` : value })),
  ];
}
