import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { listenerCaOnly } from '../../../src/diagnosis/causes/listener-ca-only.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../../src/diagnosis/evidence.ts';
import { idsOf } from '../../lab/showing.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const [listenerCa, interceptor] = [await root({ name: 'Listener CA' }), await root({ name: 'Interceptor CA' })];
const listener = await leaf(listenerCa, { name: 'gate', hosts: ['127.0.0.1'] });

async function evidenceOf(bundle: string, tls = true): Promise<Evidence> {
  const gate = await during(proxy({ intercept: interceptor, ...(tls ? { tls: listener } : {}) }));
  return walk({ through: urlOf(gate, { scheme: tls ? 'https' : 'http' }), bundle });
}

it('shows where the bundle trusts the listener of the proxy, and not what it signs for the target', async () => {
  const evidence = await evidenceOf(listenerCa.pem);
  expect(listenerCaOnly.check(evidence)).toMatch(
    /^the proxy itself is trusted by line 1 of the bundle, "Listener CA" \(SHA-256 [0-9A-F:]{95}\); for the target a certificate of "CN=Interceptor CA" is shown, which is not in the bundle$/,
  );
  expect(idsOf(evidence)).toEqual(['listener-ca-only', 'issuer-not-in-bundle', 'chain-untrusted']);
  expect(diagnose(evidence)?.leg).toBe('target-tls');
});

it('does not show where both are in the bundle, where the proxy speaks no TLS, nor where the system store has the root', async () => {
  expect(listenerCaOnly.check(await evidenceOf(listenerCa.pem + interceptor.pem))).toBeUndefined();
  expect(listenerCaOnly.check(await evidenceOf(listenerCa.pem, false))).toBeUndefined();
  const evidence = await evidenceOf(listenerCa.pem);
  expect(listenerCaOnly.check({ ...evidence, withSystemStore: { isTrusted: true, anchor: undefined } })).toBeUndefined();
});

it('does not show where another way shows the same leaf, so that this proxy has not made it', async () => {
  const evidence = await evidenceOf(listenerCa.pem);
  const leaves = evidence.chains.flatMap(({ leg, chain }) => (leg === 'target-tls' ? chain.slice(0, 1) : []));
  expect(listenerCaOnly.check({ ...evidence, elsewhere: { certificates: [], leaves, clocks: [] } })).toBeUndefined();
  expect(listenerCaOnly.check({ ...evidence, elsewhere: { certificates: [], leaves: [], clocks: [] } })).toBeDefined();
});
