import type { Certificate } from '../certificate/certificate.ts';
import { decodeTolerantly } from '../certificate/decode-tolerantly.ts';
import { readPem } from './encodings/pem/pem.ts';
import type { BundleContent, BundleEntry, SourceFile } from './entry.ts';
import type { Origin } from './origin.ts';
import { readBundle } from './read.ts';
import type { ReadOptions } from './reading.ts';
import type { Refusal } from './refusal.ts';

/** One certificate of a saved chain. */
export interface SentCertificate {
  readonly origin: Origin;
  /** `undefined` where it is malformed and OpenSSL cannot use it either. */
  readonly certificate: Certificate | undefined;
  /** What the strict reader holds against it; `undefined` where it is well-formed. */
  readonly fault: string | undefined;
}

/** The chain that a peer sent, as somebody saved it. */
export interface SentChain {
  /** The leaf first, then as sent; each certificate once. */
  readonly certificates: readonly SentCertificate[];
  /** Blocks that are no certificates. */
  readonly refused: readonly Refusal[];
  /** How many stood in the file more than once. */
  readonly repeated: number;
}

/**
 * Reads a chain from whatever holds it: the output of `openssl s_client -showcerts` or `curl -w '%{certs}'`, PEM, DER, PKCS#7.
 *
 * A server sends its own certificate first. A container has no order: there, that which issued no other counts as the leaf.
 * Fails: `too-many-blocks`.
 */
export async function readSentChain(source: SourceFile, options: ReadOptions = {}): Promise<SentChain> {
  const content = await readBundle(source, options);
  const faulty = content.refused.filter(({ id }) => id === 'malformed');
  const octets = faulty.length > 0 ? octetsByLine(source) : new Map<number, Uint8Array>();
  const read = [...content.entries.map(sound), ...faulty.map((refusal) => malformed(refusal, octets))];
  const inOrder = read.toSorted((left, right) => left.origin.block - right.origin.block);
  const met = new Set<string>();
  const once = inOrder.filter(({ certificate }) => !certificate || (!met.has(certificate.sha256) && met.add(certificate.sha256)));
  return {
    certificates: leafFirst(once, content),
    refused: content.refused.filter(({ id }) => id !== 'malformed'),
    repeated: inOrder.length - once.length,
  };
}

function sound({ certificate, origin }: BundleEntry): SentCertificate {
  return { origin, certificate, fault: undefined };
}

function malformed({ origin, detail }: Refusal, octets: ReadonlyMap<number, Uint8Array>): SentCertificate {
  const der = octets.get(origin.line);
  const decoded = der && decodeTolerantly(der);
  return { origin, certificate: decoded?.kind === 'certificate' ? decoded : undefined, fault: detail };
}

/** The octets of the blocks that stand plainly in the file, by line; not those of containers and of texts that had to be unwrapped. */
function octetsByLine({ text }: SourceFile): ReadonlyMap<number, Uint8Array> {
  if (/^0[\x81-\x84]/.test(text)) return new Map([[1, Buffer.from(text, 'latin1')]]);
  return new Map(readPem(text).flatMap((block) => (block.kind === 'content' && !block.mended ? [[block.line, block.der] as const] : [])));
}

function leafFirst(sent: readonly SentCertificate[], { entries }: BundleContent): readonly SentCertificate[] {
  if (!entries.some(({ encoding }) => encoding !== 'pem' && encoding !== 'der')) return sent;
  const issuers = new Set(sent.flatMap(({ certificate }) => (certificate?.isSelfIssued === false ? certificate.comparableIssuer : [])));
  const leaf = sent.find(({ certificate }) => certificate && !issuers.has(certificate.comparableSubject));
  return leaf ? [leaf, ...sent.filter((one) => one !== leaf)] : sent;
}
