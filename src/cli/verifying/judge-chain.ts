import type { OpensslReading } from '../../bundle/encodings/openssl/openssl-pem.ts';
import type { SentCertificate, SentChain } from '../../bundle/sent-chain.ts';
import type { Certificate } from '../../certificate/certificate.ts';
import { decodeTolerantly } from '../../certificate/decode-tolerantly.ts';
import { Malformation } from '../../certificate/der/malformation.ts';
import type { PathFailure } from '../../certificate/path/path-failure.ts';
import type { PathRequest, PathVerdict } from '../../certificate/path/path-verdict.ts';
import { verifyPath } from '../../certificate/path/verify-path.ts';
import { readTrustSettings, type TrustSettings } from '../../certificate/trust-settings.ts';

/** Nobody reads more of them. */
const maxLeftOut = 20;

/** By what a chain is judged beside the bundle. */
export type ChainRules = Omit<PathRequest, 'chain' | 'anchors' | 'trustSettings'>;

/** What became of a chain. */
export interface JudgedChain {
  /** `undefined` where there is no path to judge: the bundle does not load, or the leaf is unusable. */
  readonly verdict: PathVerdict | undefined;
  /** Faults of certificates that were left out because of them, by the place in the chain. */
  readonly leftOut: readonly PathFailure[];
  /** The lines of the certificates in the bundle, by fingerprint. */
  readonly anchorLines: ReadonlyMap<string, number>;
}

/**
 * Judges a saved chain against a bundle as OpenSSL read it.
 *
 * A malformed certificate that OpenSSL uses all the same is used for what OpenSSL would do; by the standard it is refused.
 */
export function judgeChain({ certificates: sent }: SentChain, reading: OpensslReading, rules: ChainRules): JudgedChain {
  const leftOut = sent.flatMap(unusable).slice(0, maxLeftOut);
  const [leaf] = sent;
  if (!reading.loads || !leaf?.certificate) return { verdict: undefined, leftOut, anchorLines: new Map() };
  const chain = sent.flatMap(({ certificate }) => certificate ?? []);
  const { anchors, trustSettings, anchorLines } = anchorsIn(reading);
  return { verdict: verifyPath({ ...rules, chain, anchors, trustSettings }), leftOut, anchorLines };
}

function unusable({ certificate, fault, origin }: SentCertificate, place: number): readonly PathFailure[] {
  if (certificate) return [];
  return [{ id: 'malformed', certificate: undefined, depth: place, detail: `${fault ?? 'it cannot be read'} (line ${origin.line})` }];
}

function anchorsIn({ anchors: loaded }: Extract<OpensslReading, { readonly loads: true }>) {
  const anchors: Certificate[] = [];
  const trustSettings = new Map<Certificate, TrustSettings>();
  const anchorLines = new Map<string, number>();
  for (const { der, trustSettings: octets, line, certificate: known } of loaded) {
    const certificate = known ?? decodeTolerantly(der);
    if (certificate.kind !== 'certificate') continue;
    anchors.push(certificate);
    if (octets) trustSettings.set(certificate, settingsIn(octets));
    if (!anchorLines.has(certificate.sha256)) anchorLines.set(certificate.sha256, line);
  }
  return { anchors, trustSettings, anchorLines };
}

/** Settings that cannot be read trust for nothing. */
function settingsIn(octets: Uint8Array): TrustSettings {
  const read = readTrustSettings(octets);
  return read instanceof Malformation ? { trusted: [], rejected: undefined } : read;
}
