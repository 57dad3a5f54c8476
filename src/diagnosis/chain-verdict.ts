import type { Certificate } from '../certificate/certificate.ts';
import type { PathVerdict } from '../certificate/path/path-verdict.ts';
import { verifyPath } from '../certificate/path/verify-path.ts';
import { readTrustSettings, type TrustSettings } from '../certificate/trust-settings.ts';
import { securityLevel } from '../proxy/handshake/trust.ts';
import { type AnchorFound, anchorsOf, type ChainEvidence, type Evidence } from './evidence.ts';

const verdicts = new WeakMap<ChainEvidence, PathVerdict | undefined>();

/**
 * What is wrong with a chain, as the agent's library sees it: its path, and each of its failures. OpenSSL's own verdict in the handshake
 * decides whether the chain is refused; this one says why. Made once for each chain, when it is first asked for.
 *
 * `undefined` where the bundle does not load, or the leaf cannot be decoded here.
 */
export function verdictOf(chain: ChainEvidence, evidence: Evidence): PathVerdict | undefined {
  if (!verdicts.has(chain)) verdicts.set(chain, verdictAt(chain, evidence, evidence.now));
  return verdicts.get(chain);
}

/** The same by another clock. */
export function verdictAt(
  { leg, hop, sent, chain }: ChainEvidence,
  { bundle, observation }: Evidence,
  now: number,
): PathVerdict | undefined {
  const [leaf] = sent;
  if (!bundle.loads || !leaf || !chain[0] || Buffer.compare(chain[0].der, leaf) !== 0) return undefined;
  const anchors = anchorsOf(bundle);
  return verifyPath({
    chain,
    anchors: anchors.map(({ certificate }) => certificate),
    trustSettings: settingsOf(anchors),
    now,
    host: hostOf({ leg, hop }, observation),
    allowsPartialChain: true,
    securityLevel,
    purpose: 'tls-server',
  });
}

/** The host that a chain has to be for. */
export function hostOf({ leg, hop }: Pick<ChainEvidence, 'leg' | 'hop'>, { via, target }: Evidence['observation']): string {
  return (leg === 'proxy-tls' ? via[(hop ?? 1) - 1]?.authority.host : undefined) ?? target.host;
}

function settingsOf(anchors: readonly AnchorFound[]): ReadonlyMap<Certificate, TrustSettings> {
  const settings = new Map<Certificate, TrustSettings>();
  for (const { certificate, trustSettings } of anchors) {
    const read = trustSettings && readTrustSettings(trustSettings);
    if (read && !(read instanceof Error)) settings.set(certificate, read);
  }
  return settings;
}
