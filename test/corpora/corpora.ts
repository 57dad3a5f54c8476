import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One certificate that others made, and what is known of it. */
export interface CertificateCase {
  readonly id: string;
  readonly corpus: string;
  /** Path below the corpora; DER. */
  readonly file: string;
  readonly sha256: string;
  /** `gray`: any answer will do, but no crash and no hang. */
  readonly truth: 'accept' | 'reject' | 'gray';
  /** Of one to reject: OpenSSL refuses it too, or only strict parsers do. */
  readonly tier: 'hard' | 'strict' | null;
  /** Why the source of the case refuses it. */
  readonly reason: string;
  readonly facts?: Facts;
}

/** What several parsers agree on. Absent or `null`: they do not, or nobody asked. Times are seconds since 1970. */
export interface Facts {
  readonly notBefore: number;
  readonly notAfter: number;
  readonly keyAlg?: string | null;
  readonly bits: number;
  readonly selfIssued?: boolean | null;
  readonly selfSigned: boolean | null;
  /** Whether the signature of a self-signed certificate is good. */
  readonly selfSig: boolean | null;
  readonly sigHash?: string | null;
  /** Basic constraints, as pyca/cryptography reads them. */
  readonly pycaCA: boolean | null;
  readonly pycaCertSign: boolean | null;
  readonly pycaUnkCrit?: readonly string[] | null;
  /** OpenSSL's `X509_check_ca`. */
  readonly checkCA: number;
  readonly opensslCriticalFlag: boolean;
}

/** A file of certificates in some encoding. */
export interface ContainerCase {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  /** `null`: ambiguous on purpose, or noise; no crash and no hang. */
  readonly expect: 'accept' | 'reject' | null;
  readonly password?: string | null;
  /** SHA-256 of each certificate. */
  readonly certs?: readonly string[] | null;
  readonly why?: string | null;
}

/** A root store that somebody ships. */
export interface RootStore {
  readonly file: string;
  readonly sha256s: readonly string[];
}

/** The corpora on this machine. */
export interface Corpora {
  readonly certificates: readonly CertificateCase[];
  readonly containers: readonly ContainerCase[];
  readonly stores: readonly RootStore[];
  /** The path of a case's file. */
  readonly pathOf: (item: { readonly file: string }) => string;
}

/** Where they are looked for: next to the project unless `$CABUNDLE_CORPORA` says otherwise. */
export const corporaFolder: string = process.env.CABUNDLE_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora');

/** The corpora, or `undefined` where they are absent: they are no part of the project. */
export function readCorpora(): Corpora | undefined {
  if (!existsSync(join(corporaFolder, 'parse/parse.jsonl'))) return undefined;
  return {
    certificates: lines('parse/parse.jsonl') as readonly CertificateCase[],
    containers: lines('containers/containers.jsonl') as readonly ContainerCase[],
    stores: JSON.parse(readFileSync(join(corporaFolder, 'bundles/bundles.json'), 'utf8')) as readonly RootStore[],
    pathOf: ({ file }) => join(corporaFolder, file),
  };
}

/** The documents of a file that holds one a line. Their shape is what the README of the corpora says. */
function lines(file: string): readonly unknown[] {
  const text = readFileSync(join(corporaFolder, file), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
