import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** A chain, and whether its author and OpenSSL trust it. */
export interface ChainCase {
  readonly id: string;
  readonly corpus: string;
  /** PEM. */
  readonly trusted: readonly string[];
  readonly intermediates: readonly string[];
  readonly leaf: string;
  readonly host: { readonly kind: string; readonly value: string } | null;
  /** Seconds since 1970. */
  readonly time: number;
  readonly purpose: string | null;
  /** Of its author. */
  readonly expected: Verdict;
  readonly features?: readonly string[];
  /** The most certificates between leaf and anchor. */
  readonly depth?: number | null;
  readonly policy?: {
    readonly initialPolicySet?: readonly string[];
    readonly explicit?: boolean;
    readonly anyInhibit?: boolean;
    readonly mappingInhibit?: boolean;
  };
  readonly note: string;
  /** Of `openssl verify`; `undefined` where it was not asked, or its versions differ. */
  readonly openssl: Verdict | undefined;
}

/** Whether a chain is trusted. */
export type Verdict = 'accept' | 'reject';

/** The corpora on this machine. */
export interface Corpora {
  readonly certificates: readonly CertificateCase[];
  readonly containers: readonly ContainerCase[];
  readonly stores: readonly RootStore[];
  readonly chains: readonly ChainCase[];
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
    chains: chains(),
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

function chains(): readonly ChainCase[] {
  const folder = join(corporaFolder, 'verify');
  const truths = JSON.parse(readFileSync(join(folder, '_openssl-truth.json'), 'utf8')) as Record<
    string,
    { readonly truth?: Verdict | null }
  >;
  const files = readdirSync(folder).filter((name) => /^[^_].*\.json$/.test(name));
  const cases = files
    .toSorted()
    .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly cases: readonly ChainCase[] }).cases);
  return cases.map((chain) => ({ ...chain, openssl: truths[chain.id]?.truth ?? undefined }));
}
