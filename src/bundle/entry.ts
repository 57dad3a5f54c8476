import type { Certificate } from '../certificate/certificate.ts';
import type { TrustSettings } from '../certificate/trust-settings.ts';
import type { Origin } from './origin.ts';
import type { Refusal } from './refusal.ts';
import type { Repair } from './repair.ts';

/** How a certificate was written in its source. */
export type Encoding = 'pem' | 'der' | 'base64' | 'pkcs7' | 'pkcs12' | 'jks';

/** The content of a source and the name by which it is told. */
export interface SourceFile {
  readonly path: string;
  /** One character for each octet (latin1): the encodings are recognised in octets, not in characters. */
  readonly text: string;
}

/** A certificate and the place it was read from. */
export interface BundleEntry {
  readonly certificate: Certificate;
  readonly origin: Origin;
  readonly encoding: Encoding;
  /** Whether its block had to be mended to be read. */
  readonly isMended: boolean;
  /** The settings behind it in a TRUSTED CERTIFICATE. */
  readonly trustSettings?: TrustSettings;
  /** The sources that the comments over it name, where it was read from a bundle that cabundle wrote. */
  readonly notedSources?: readonly string[];
}

/** A file's content: every block that was seen is in one of the first two lists, each in file order. */
export interface BundleContent {
  readonly entries: readonly BundleEntry[];
  readonly refused: readonly Refusal[];
  /** What was mended, or passed over, to read the entries. */
  readonly repairs: readonly Repair[];
}
