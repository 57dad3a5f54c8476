import type { Certificate } from '../certificate/certificate.ts';
import { checkSignature, checkSignatureInPool, signatureCost, type Verdict } from '../certificate/signature/signature-check.ts';
import type { BundleEntry } from './entry.ts';

const maxCandidates = 16;
/** In checks with P-256. */
const maxCost = 10_000;
const inFlight = 64;

/** Who issued whom in a bundle. Made by {@link issuersIn}. */
export interface Issuers {
  /** The certificates that issued this one: name, key identifiers and signature fit. */
  readonly of: (certificate: Certificate) => readonly Certificate[];
  /** Verifies the signatures on all cores, so that asking costs nothing. */
  readonly verify: () => Promise<void>;
}

const known = new WeakMap<readonly BundleEntry[], Issuers>();

/**
 * Finds the issuers of certificates among the entries of a bundle, each pair verified once. A signature that OpenSSL cannot
 * judge counts as good.
 * Limits: the first 16 candidates of one name and key identifier; signatures that cost as much as 10,000 with P-256, those behind count as good.
 * Source: RFC 5280 §6.1.3 (a); RFC 4158 §3.5 (key identifiers, then names).
 */
export function issuersIn(entries: readonly BundleEntry[]): Issuers {
  const issuers = known.get(entries) ?? findIssuers(entries);
  known.set(entries, issuers);
  return issuers;
}

function findIssuers(entries: readonly BundleEntry[]): Issuers {
  // Most bundles hold roots alone: nobody asks then.
  let index: ReturnType<typeof indexed> | undefined;
  const candidatesOf = (certificate: Certificate): readonly Certificate[] => {
    index ??= indexed(entries);
    return index(certificate);
  };
  const verdicts = new WeakMap<Certificate, WeakMap<Certificate, Verdict>>();
  let cost = 0;
  const verdictsOn = (certificate: Certificate): WeakMap<Certificate, Verdict> => {
    const own = verdicts.get(certificate) ?? new WeakMap<Certificate, Verdict>();
    verdicts.set(certificate, own);
    return own;
  };
  const isAffordable = (signer: Certificate): boolean => {
    cost += signatureCost(signer);
    return cost <= maxCost;
  };
  const isSigned = (certificate: Certificate, candidate: Certificate): boolean => {
    const own = verdictsOn(certificate);
    if (!own.has(candidate)) own.set(candidate, isAffordable(candidate) ? checkSignature(certificate, candidate) : undefined);
    return own.get(candidate) !== false;
  };
  const verify = async (): Promise<void> => {
    const issued = entries.filter(({ certificate }) => !certificate.isSelfIssued);
    const open = issued.flatMap(({ certificate }) => candidatesOf(certificate).map((candidate) => ({ certificate, candidate })));
    const pairs = open.filter(({ candidate }) => isAffordable(candidate)).values();
    const work = async (): Promise<void> => {
      for (const { certificate, candidate } of pairs)
        verdictsOn(certificate).set(candidate, await checkSignatureInPool(certificate, candidate));
    };
    await Promise.all(Array.from({ length: inFlight }, work));
  };
  return { of: (certificate) => candidatesOf(certificate).filter((candidate) => isSigned(certificate, candidate)), verify };
}

/** Looks candidates up by name and key identifier; a certificate that was met before is none again. */
function indexed(entries: readonly BundleEntry[]): (certificate: Certificate) => readonly Certificate[] {
  const byName = new Map<string, Certificate[]>();
  const byKey = new Map<string, Certificate[]>();
  const met = new Set<string>();
  for (const { certificate } of entries) {
    if (met.has(certificate.sha256)) continue;
    met.add(certificate.sha256);
    add(byName, certificate.comparableSubject, certificate);
    add(byKey, keyed(certificate.comparableSubject, certificate.subjectKeyIdentifier), certificate);
  }
  return ({ comparableIssuer, authorityKeyIdentifier }) => {
    if (authorityKeyIdentifier === undefined) return byName.get(comparableIssuer) ?? [];
    const withKey = byKey.get(keyed(comparableIssuer, authorityKeyIdentifier)) ?? [];
    return [...withKey, ...(byKey.get(keyed(comparableIssuer, undefined)) ?? [])];
  };
}

function keyed(name: string, keyIdentifier = ''): string {
  return `${keyIdentifier} ${name}`;
}

function add(map: Map<string, Certificate[]>, key: string, certificate: Certificate): void {
  const list = map.get(key);
  if (!list) map.set(key, [certificate]);
  else if (list.length < maxCandidates) list.push(certificate);
}
