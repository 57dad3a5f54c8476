import { readBundle } from '../../bundle/read.ts';
import type { Certificate } from '../../certificate/certificate.ts';
import { isSignedBy } from '../../certificate/native.ts';
import { capturedPath, type KnownCertificate } from '../../diagnosis/captured-path.ts';
import { Failure } from '../../failure.ts';
import type { Got } from '../../proxy/handshake/get-through.ts';
import { type HttpPlace, parseHttpPlace } from '../../proxy/http-place.ts';

/** A place that was asked for an issuer, and what came of it. */
export interface Fetch {
  /** As the certificate writes it, or the redirect; hostile. */
  readonly url: string;
  /** `undefined` where the issuer was found there. */
  readonly fault: string | undefined;
}

/** Fetches one file of plain HTTP. */
export type Get = (place: HttpPlace) => Promise<Got>;

/** How many issuers one above the other are looked for. */
const maxIssuers = 4;
/** Of one certificate; more are not asked. */
const maxPlaces = 4;
const maxRedirects = 3;
/** Of one answer: a PKCS#7 of a company holds a handful. */
const maxCandidates = 20;

/**
 * Fetches the issuers that a chain lacks, one above the other, from where its certificates say that they are.
 *
 * A fetched certificate counts only where it has signed the one below it; a root goes before a cross-signed twin. It is not trusted for
 * that: whoever made the chain chose the place too.
 * Limits: 4 issuers, 4 places for each, 3 redirects for each of them, 20 certificates of an answer; those of `get`.
 */
export async function fetchIssuers(
  sent: readonly Certificate[],
  others: readonly KnownCertificate[],
  { now, get }: { readonly now: number; readonly get: Get },
): Promise<{ readonly found: readonly KnownCertificate[]; readonly fetches: readonly Fetch[] }> {
  const found: KnownCertificate[] = [];
  const fetches: Fetch[] = [];
  while (found.length < maxIssuers) {
    const { path, missing } = capturedPath(sent, [...others, ...found], now);
    const top = path.at(-1)?.certificate;
    if (!top || !missing) break;
    const issuer = await firstIssuer(top, missing.places.slice(0, maxPlaces), get, fetches);
    if (!issuer) break;
    found.push({ certificate: issuer, from: 'fetched' });
  }
  return { found, fetches };
}

async function firstIssuer(below: Certificate, places: readonly string[], get: Get, fetches: Fetch[]): Promise<Certificate | undefined> {
  for (const url of places) {
    const issuer = await issuerAt(url, below, get);
    fetches.push({ url, fault: 'fault' in issuer ? issuer.fault : undefined });
    if (!('fault' in issuer)) return issuer;
  }
  return undefined;
}

async function issuerAt(text: string, below: Certificate, get: Get): Promise<Certificate | { readonly fault: string }> {
  let url = text;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const place = parseHttpPlace(url);
    if ('fault' in place) return { fault: redirects === 0 ? place.fault : `it redirects, and of that: ${place.fault}` };
    const got = await get(place);
    if (got.kind === 'fault') return { fault: got.what };
    if (got.kind === 'content') return issuerIn(got.octets, below);
    url = URL.canParse(got.location, place.url) ? new URL(got.location, place.url).href : got.location;
  }
  return { fault: `it redirects more than ${maxRedirects} times` };
}

/** DER, PEM or PKCS#7; a container that wants a password is not opened. */
async function issuerIn(octets: Uint8Array, below: Certificate): Promise<Certificate | { readonly fault: string }> {
  const certificates = await certificatesIn(octets);
  if (certificates.length === 0) return { fault: 'the answer holds no certificate' };
  const issuers = certificates.filter((candidate) => candidate.isNamedIssuerOf(below)).slice(0, maxCandidates);
  const signers = issuers.filter((candidate) => isSignedBy(below, candidate));
  return signers.find(({ isSelfIssued }) => isSelfIssued) ?? signers[0] ?? { fault: 'no certificate of the answer signed the one below' };
}

async function certificatesIn(octets: Uint8Array): Promise<readonly Certificate[]> {
  try {
    const text = Buffer.from(octets).toString('latin1');
    const { entries } = await readBundle({ path: 'the answer', text }, { maxIterations: 1 });
    return entries.map(({ certificate }) => certificate);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
