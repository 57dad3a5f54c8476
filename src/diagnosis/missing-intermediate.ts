import type { Certificate } from '../certificate/certificate.ts';
import { isSignedBy } from '../certificate/native.ts';
import { findAnchor } from '../certificate/path/anchor.ts';
import type { AnchorFound, Evidence } from './evidence.ts';
import { bundledText, isAuthority, type Unanchored } from './near-miss.ts';

/** Why it is held that an intermediate is missing between the chain and a root of the bundle. */
export interface MissingIntermediate {
  /** Whether the intermediate was seen, and leads there; else its names speak for it. */
  readonly isProven: boolean;
  /** In words; may hold text from the peer. */
  readonly because: string;
}

/**
 * Whether what is missing above a chain is an intermediate of a root that the bundle has. A certificate names its issuer, not the
 * issuer of that: so it is certain only where the intermediate was seen on another way. Else names are all there is, and it is said so: the name of
 * the issuer calls it an intermediate, and shares its organisation or its other words with a root of the bundle.
 */
export function missingIntermediate(near: Unanchored, evidence: Evidence): MissingIntermediate | undefined {
  const { top, anchors } = near;
  if (top.isSelfIssued) return undefined;
  return provenBy(near, evidence) ?? presumedBy(top, anchors);
}

function provenBy({ top, anchors }: Unanchored, { elsewhere, now }: Evidence): MissingIntermediate | undefined {
  const certificates = elsewhere?.certificates ?? [];
  const intermediate = certificates.find((one) => one.isNamedIssuerOf(top) && isAuthority(one) && isSignedBy(top, one));
  const trusted = anchors.map(({ certificate }) => certificate);
  const { anchor } = intermediate ? findAnchor([intermediate, ...certificates], trusted, now) : { anchor: undefined };
  const found = anchors.find(({ certificate }) => certificate.sha256 === anchor?.sha256);
  return found && { isProven: true, because: `another way shows it, and it leads to ${bundledText(found)}` };
}

function presumedBy(top: Certificate, anchors: readonly AnchorFound[]): MissingIntermediate | undefined {
  const name = top.issuerDisplayName;
  if (!kindWords.test(name)) return undefined;
  const found = anchors.find(({ certificate }) => certificate.isSelfIssued && isAuthority(certificate) && isAkin(top, certificate));
  if (!found) return undefined;
  return {
    isProven: false,
    because: `its name calls it an intermediate, and is akin to that of ${bundledText(found)}; whether that root signed it, the intermediate itself would tell`,
  };
}

const kindWords = /\b(?:intermediate|issuing|issuer|subordinate|sub[- ]?ca|inter)\b/i;
const commonWords =
  /^(?:a|and|authority|ca|certificate|certification|class|for|g?\d+|inter|intermediate|issuer|issuing|of|policy|primary|r\d+|root|server|services?|ssl|sub|subordinate|subca|the|tls|trust)$/;

function isAkin(top: Certificate, root: Certificate): boolean {
  const [organisation, own] = [organisationOf(top.issuerName), organisationOf(root.subjectName)];
  if (organisation !== undefined && own !== undefined) return organisation === own;
  const [words, others] = [wordsOf(top.issuerDisplayName), wordsOf(root.displayName)];
  return words.length > 0 && words.every((word) => others.includes(word));
}

function organisationOf(name: Certificate['issuerName']): string | undefined {
  return (
    name
      .flat()
      .find(({ type }) => type === 'O')
      ?.value.trim()
      .toLowerCase() || undefined
  );
}

/** The words of a name that are its owner's. */
function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !commonWords.test(word));
}
