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

/** The host of the target, and whether each leaf is for it. */
interface Host {
  readonly name: string;
  readonly isOf: ReadonlyMap<Certificate, boolean>;
}

/**
 * Tells for each way to the target, the host of that `name`, whether it was intercepted, from what all ways show together.
 *
 * A chain for this host that ends in a root that browsers ship is the target's own, for no interceptor has such a key. Where no way
 * shows one, the chain of the direct path stands in for it. A way that shows the key, or the issuer, of such a chain passed through; one
 * whose certificate is for this host, but of another issuer, is intercepted. That proxies agree with each other is no evidence, for an owner
 * has several gateways with one CA; that they differ shows that one of them intercepts, but not which. Where there is nothing to compare
 * with nothing is said: a private platform looks like an interceptor.
 * Shape: one answer for each chain, in their order.
 */
export function tellInterception(name: string, chains: readonly ShownChain[], isPublic: Test = isPublicRoot): readonly Interception[] {
  // Each chain is held against each other one, and OpenSSL is asked of each leaf once.
  const host: Host = { name, isOf: new Map(chains.map(({ path: [leaf] }) => [leaf, isForHost(leaf, name)])) };
  const rootOf = (chain: ShownChain): Certificate | undefined => (isSound(chain, host) ? chain.path.find(isPublic) : undefined);
  const rooted = chains.filter((chain) => rootOf(chain));
  const genuine = rooted.length > 0 ? rooted : chains.filter(({ isDirect }) => isDirect);
  return chains.map((chain): Interception => {
    const root = rootOf(chain);
    if (root) return { verdict: 'passed-through', because: `the chain ends in the public root "${root.displayName}"` };
    return compared(chain, chains, { host, genuine });
  });
}

/** What a chain is held against. */
interface Reference {
  readonly host: Host;
  /** Chains that are known to be the target's own: those of the strongest evidence that there is. */
  readonly genuine: readonly ShownChain[];
}

function compared(chain: ShownChain, chains: readonly ShownChain[], { host, genuine }: Reference): Interception {
  const others = (genuine.includes(chain) ? chains : genuine).filter((other) => other !== chain);
  const same = others.find((other) => hasSameKey(chain, other));
  if (same) return { verdict: 'passed-through', because: `${same.way} shows the same key` };
  const akin = others.find((other) => areForHost(host, chain, other) && hasSameIssuer(chain, other));
  if (akin) return { verdict: 'passed-through', because: `${akin.way} shows a certificate of the same issuer` };
  const own = genuine.find((other) => other !== chain && areForHost(host, chain, other) && isOtherIssuer(chain, other));
  if (!own) return { verdict: 'unknown', because: whyUnknown(chain, chains, { host, genuine }) };
  const [issuer, ownIssuer] = [chain, own].map(({ path: [leaf] }) => leaf.issuerDisplayName);
  return { verdict: 'intercepted', because: `"${issuer}" issued the certificate, where ${own.way} shows one of "${ownIssuer}"` };
}

function whyUnknown(chain: ShownChain, chains: readonly ShownChain[], { host, genuine }: Reference): string {
  if (!areForHost(host, chain)) return `the certificate is not for "${host.name}", so another server may have answered`;
  const top = chain.path.at(-1);
  const end = `the chain leads to "${top?.isSelfIssued ? top.displayName : top?.issuerDisplayName}", no public root`;
  if (genuine.includes(chain)) return `${end}, and no other way is known to show its key or its issuer`;
  const [reference] = genuine;
  if (reference && areForHost(host, reference))
    return `${end}; ${reference.way} shows an issuer of that name, and neither sends its certificate`;
  if (reference) return `${end}, and what ${reference.way} shows is not for "${host.name}"`;
  const differing = chains.find(
    (other) => other !== chain && areForHost(host, other) && !hasSameKey(chain, other) && isOtherIssuer(chain, other),
  );
  if (!differing) return `${end}, and only proxies show it; the direct path (--direct) would decide`;
  return `${end}, and ${differing.way} shows another issuer: at least one of the two intercepts; the direct path (--direct) would tell which`;
}

function areForHost({ isOf }: Host, ...chains: readonly ShownChain[]): boolean {
  return chains.every(({ path: [leaf] }) => isOf.get(leaf));
}

/** A chain of CAs below which the leaf is for this host: not that of some server in the proxy's network. */
function isSound({ path: [leaf, ...issuers] }: ShownChain, { isOf }: Host): boolean {
  return isOf.get(leaf) === true && issuers.every(({ version, basicConstraints }) => version < 3 || basicConstraints?.isCa === true);
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

/** Where neither issuer is known, one that has the same name may be the same. */
function isOtherIssuer(one: ShownChain, other: ShownChain): boolean {
  const [[leaf, issuer], [otherLeaf, otherIssuer]] = [one.path, other.path];
  if (issuer || otherIssuer) return !hasSameIssuer(one, other);
  const [key, otherKey] = [leaf.authorityKeyIdentifier, otherLeaf.authorityKeyIdentifier];
  return leaf.issuer !== otherLeaf.issuer || (key !== undefined && otherKey !== undefined && key !== otherKey);
}
