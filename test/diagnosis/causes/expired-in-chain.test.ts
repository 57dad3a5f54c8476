import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { expiredInChain } from '../../../src/diagnosis/causes/expired-in-chain.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const anchor = await root({ name: 'Gate CA' });
const expiredTwin = await root({ name: 'Gate CA', keys: anchor.keys, ...past });
const stranger = await root({ name: 'Stranger' });

it('shows where the bundle holds the expired CA only, with its line', async () => {
  const gate = await during(proxy({ intercept: anchor }));
  const lines = stranger.pem.split('\n').length - 1;
  expect(expiredInChain.check(await walk({ through: urlOf(gate), bundle: `${stranger.pem}${expiredTwin.pem}` }))).toBe(
    `in the chain for the target: "Gate CA" (line ${lines + 1} of the bundle) expired 120 days ago (2026-02-01)`,
  );
});

it('shows where the leaf has expired', async () => {
  const upstream = await during(platform(await leaf(anchor, past)));
  const gate = await during(proxy({ upstream }));
  expect(expiredInChain.check(await walk({ through: urlOf(gate), bundle: anchor.pem }))).toBe(
    'in the chain for the target: "platform.example" expired 120 days ago (2026-02-01)',
  );
});

it('shows where the proxy sends an expired intermediate', async () => {
  const issuer = await intermediate(anchor, { name: 'Gate Issuing CA', ...past });
  const gate = await during(proxy({ intercept: issuer, interceptChain: [issuer] }));
  expect(expiredInChain.check(await walk({ through: urlOf(gate), bundle: anchor.pem }))).toBe(
    'in the chain for the target: "Gate Issuing CA" expired 120 days ago (2026-02-01)',
  );
});

it('does not show where the renewal stands beside the expired CA', async () => {
  const gate = await during(proxy({ intercept: anchor }));
  expect(expiredInChain.check(await walk({ through: urlOf(gate), bundle: `${expiredTwin.pem}${anchor.pem}` }))).toBeUndefined();
});

it('does not show where an expired CA of the bundle has no part in the chain', async () => {
  const gate = await during(proxy({ intercept: stranger }));
  expect(expiredInChain.check(await walk({ through: urlOf(gate), bundle: expiredTwin.pem }))).toBeUndefined();
});
