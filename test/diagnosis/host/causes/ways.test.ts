import { describe, expect, it } from 'vitest';
import { root } from '../../../../fixtures/lab/authority.ts';
import { proxy } from '../../../../fixtures/lab/proxy.ts';
import { qualysCloudAgent } from '../../../../src/agent/profile.ts';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { agentPinsCertificates } from '../../../../src/diagnosis/host/causes/agent-pins-certificates.ts';
import { proxiesShowDifferentCas } from '../../../../src/diagnosis/host/causes/proxies-show-different-cas.ts';
import type { SeenWay } from '../../../../src/diagnosis/host/host-evidence.ts';
import { bundleWith, fileOf, hostWith } from '../../../lab/host.ts';
import { during, urlOf, walk } from '../../../lab/way.ts';

const [acme, beta] = [await root({ name: 'Acme CA' }), await root({ name: 'Beta CA' })];
const intercepted = { verdict: 'intercepted', because: '"Acme CA" issued the certificate' } as const;

async function waysWith(bundle: string): Promise<readonly SeenWay[]> {
  const gates = [await during(proxy({ intercept: acme })), await during(proxy({ intercept: beta }))];
  return Promise.all(
    gates.map(async (gate, i) => {
      const evidence = await walk({ through: urlOf(gate), bundle });
      return { index: i + 1, evidence, diagnosis: diagnose(evidence), interception: undefined };
    }),
  );
}

describe('proxies-show-different-cas', () => {
  it('says which proxy signs with which CA, and which of them the bundle holds', async () => {
    const host = hostWith({ ways: await waysWith(acme.pem), bundle: bundleWith({ file: fileOf(acme.pem) }) });
    expect(proxiesShowDifferentCas.check(host)).toMatchObject({
      evidence: ['proxy 1: "Acme CA", which the bundle holds', 'proxy 2: "Beta CA", which the bundle does not hold'],
      proxies: [2],
    });
  });
  it.each([
    ['the bundle holds both', acme.pem + beta.pem],
    ['it holds neither', ''],
  ])('does not show where %s', async (_, bundle) => {
    const host = hostWith({ ways: await waysWith(bundle), bundle: bundleWith({ file: fileOf(bundle) }) });
    expect(proxiesShowDifferentCas.check(host)).toBeUndefined();
  });
});

describe('agent-pins-certificates', () => {
  const pinning = { ...qualysCloudAgent, pinnedCertificates: 'TLS interception is not supported' };
  const waysOf = async (interception: SeenWay['interception']) =>
    (await waysWith(acme.pem)).slice(0, 1).map((way) => ({ ...way, interception }));

  it('shows who intercepts, and what the vendor says', async () => {
    const host = hostWith({ profile: pinning, ways: await waysOf(intercepted) });
    expect(agentPinsCertificates.check(host)).toEqual({
      evidence: ['proxy 1 intercepts: "Acme CA" issued the certificate', 'the vendor says: TLS interception is not supported'],
      proxies: [1],
    });
  });
  it('does not show where nobody intercepts, or where the vendor documents nothing of the kind', async () => {
    const passed = await waysOf({ verdict: 'passed-through', because: 'the chain ends in the public root "R"' });
    const hosts = [hostWith({ profile: pinning, ways: passed }), hostWith({ ways: await waysOf(intercepted) })];
    expect(hosts.map(agentPinsCertificates.check)).toEqual([undefined, undefined]);
  });
});
