import type { HostCause } from '../host-cause.ts';

/** The agent demands certain certificates, and a proxy shows others. */
export const agentPinsCertificates: HostCause = {
  id: 'agent-pins-certificates',
  stage: 'way',
  severity: 'critical',
  title: 'the agent accepts no intercepted connection, whatever its bundle holds',
  why: 'an agent that demands certain certificates refuses those with which a proxy answers in place of the platform; no CA in a bundle changes that',
  remedy: 'ask the owner of the proxy to pass the platform’s hosts through without interception',
  source: 'the profile of the agent says what its vendor documents; RFC 7469 §2.7 for the idea',
  check: ({ profile, ways }) => {
    const { pinnedCertificates } = profile;
    if (pinnedCertificates === undefined) return undefined;
    const met = ways.filter(({ index, interception }) => index !== 'direct' && interception?.verdict === 'intercepted');
    const [first, ...others] = met.map(({ index, interception }) => `proxy ${index} intercepts: ${interception?.because}`);
    if (first === undefined) return undefined;
    return {
      evidence: [first, ...others, `the vendor says: ${pinnedCertificates}`],
      proxies: met.flatMap(({ index }) => (index === 'direct' ? [] : [index])),
    };
  },
};
