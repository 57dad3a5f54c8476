import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { notYetValidInChain } from '../../../src/diagnosis/causes/not-yet-valid-in-chain.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const future = { notBefore: new Date('2035-06-01T00:00:00Z') };
const anchor = await root({ name: 'Gate CA' });

it('shows where the CA is valid only later', async () => {
  const early = await root({ name: 'Gate CA', keys: anchor.keys, ...future });
  const gate = await during(proxy({ intercept: anchor }));
  expect(notYetValidInChain.check(await walk({ through: urlOf(gate), bundle: early.pem }))).toBe(
    'in the chain for the target: "Gate CA" is valid only in 3287 days (2035-06-01)',
  );
});

it('shows where the leaf is valid only later', async () => {
  const gate = await during(proxy({ upstream: await during(platform(await leaf(anchor, future))) }));
  expect(notYetValidInChain.check(await walk({ through: urlOf(gate), bundle: anchor.pem }))).toContain('"platform.example"');
});

it('does not show where the chain is refused for another reason', async () => {
  const gate = await during(proxy({ upstream: await during(platform(await leaf(anchor, { hosts: ['other.example'] }))) }));
  expect(notYetValidInChain.check(await walk({ through: urlOf(gate), bundle: anchor.pem }))).toBeUndefined();
});
