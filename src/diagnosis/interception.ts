import type { Certificate } from '../certificate/certificate.ts';
import { isForHost, isSignedBy } from '../certificate/native.ts';
import { isPublicRoot } from '../certificate/public-roots.ts';

/** Whether somebody on the way answers in place of the target, with the evidence on one line; may hold text from the peer. */
export interface Interception {
  readonly verdict: 'intercepted' | 'passed-through' | 'unknown';
  readonly because: string;
}

/** The chain of the target as one way showed it. */
export interface ShownChain {
  /** The way in words: `proxy 2`, `the direct path`. */
  readonly way: string;
  readonly isDirect: boolean;
  /** From the leaf upwards, each signed by the next, as far as the certificates are known. */
  readonly path: readonly [Certificate, ...Certificate[]];
}

type Test = (certificate: Certificate) => boolean;

/**
 * Tells for each way to the target `host` whether it was intercepted, from what all ways show together.
 *
 * A chain for this host that ends in a root that browsers ship is the target's own, for no interceptor has such a key. So is
 * one with the key, or of the issuer, that such a chain or the direct path shows. Where there is neither, the leaf that two
 * proxies agree on stands in for the target's, unless others agree on another one. A way that shows another issuer than the
 * target's own is intercepted. Where nothing can be compared nothing is said: a private platform looks like an interceptor.
 * Shape: one answer for each chain, in their order.
 */
export function tellInterception(host: string, chains: readonly ShownChain[], isPublic: Test = isPublicRoot): readonly Interception[] {
  const rootOf = (chain: ShownChain): Certificate | undefined => (isSound(chain, host) ? chain.path.find(isPublic) : undefined);
  const genuine = genuineChains(chains, rootOf);
  return chains.map((chain): Interception => {
    const root = rootOf(chain);
    if (root) return { verdict: 'passed-through', because: `the chain ends in the public root "${root.displayName}"` };
    return compared(chain, chains, genuine);
  });
}

/** Chains that are known to be the target's own: those of the strongest evidence that there is. */
function genuineChains(chains: readonly ShownChain[], rootOf: (chain: ShownChain) => Certificate | undefined): readonly ShownChain[] {
  const rooted = chains.filter((chain) => rootOf(chain));
  if (rooted.length > 0) return rooted;
  const direct = chains.filter(({ isDirect }) => isDirect);
  if (direct.length > 0) return direct;
  const agreeing = chains.filter((chain) => chains.some((other) => other !== chain && hasSameLeaf(chain, other)));
  const [first] = agreeing;
  return first && agreeing.every((chain) => hasSameLeaf(chain, first)) ? agreeing : [];
}

function compared(chain: ShownChain, chains: readonly ShownChain[], genuine: readonly ShownChain[]): Interception {
  const others = genuine.filter((other) => other !== chain);
  const comparable = genuine.includes(chain) ? chains.filter((other) => other !== chain) : others;
  const same = comparable.find((other) => hasSameKey(chain, other));
  if (same) return { verdict: 'passed-through', because: `${same.way} shows the same key` };
  const akin = others.find((other) => hasSameIssuer(chain, other));
  if (akin) return { verdict: 'passed-through', because: `${akin.way} shows a certificate of the same issuer` };
  const [own] = others;
  if (!own || genuine.includes(chain)) return { verdict: 'unknown', because: whyUnknown(chain, chains) };
  const [issuer, ownIssuer] = [chain, own].map(({ path: [leaf] }) => leaf.issuerDisplayName);
  return { verdict: 'intercepted', because: `"${issuer}" issued the certificate, where ${own.way} shows one of "${ownIssuer}"` };
}

function whyUnknown(chain: ShownChain, chains: readonly ShownChain[]): string {
  const top = chain.path.at(-1);
  const end = `the chain leads to "${top?.isSelfIssued ? top.displayName : top?.issuerDisplayName}", no public root`;
  const differing = chains.find((other) => other !== chain && !hasSameKey(chain, other) && !hasSameIssuer(chain, other));
  return differing ? `${end}, and ${differing.way} shows another issuer` : `${end}, and there is nothing to compare it with`;
}

/** A chain of CAs below which the leaf is for this host: not that of some server in the proxy's network. */
function isSound({ path: [leaf, ...issuers] }: ShownChain, host: string): boolean {
  return isForHost(leaf, host) && issuers.every(({ version, basicConstraints }) => version < 3 || basicConstraints?.isCa === true);
}

function hasSameLeaf(one: ShownChain, other: ShownChain): boolean {
  return one.path[0].sha256 === other.path[0].sha256;
}

function hasSameKey(one: ShownChain, other: ShownChain): boolean {
  return one.path[0].spkiSha256 === other.path[0].spkiSha256;
}

/** By the key of the issuer: a name alone proves nothing. */
function hasSameIssuer(one: ShownChain, other: ShownChain): boolean {
  const [leaf, issuer] = one.path;
  const [otherLeaf, otherIssuer] = other.path;
  if (issuer && otherIssuer) return issuer.spkiSha256 === otherIssuer.spkiSha256;
  if (issuer) return isSignedBy(otherLeaf, issuer);
  return otherIssuer !== undefined && isSignedBy(leaf, otherIssuer);
}
