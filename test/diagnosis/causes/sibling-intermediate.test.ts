import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { siblingIntermediate } from '../../../src/diagnosis/causes/sibling-intermediate.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate Root' });
const [north, south] = [await intermediate(authority, { name: 'Gate North' }), await intermediate(authority, { name: 'Gate South' })];
const own = await leaf(north);

it('shows the intermediate of another gateway', async () => {
  const evidence = await showing([own, north], south.pem);
  expect(siblingIntermediate.check(evidence)).toMatch(
    /line 1 of the bundle, "Gate South" \(SHA-256 [0-9A-F:]{95}\), and "Gate North", which is shown, are both of "Gate Root", which is not in the bundle$/,
  );
  expect(idsOf(evidence)).toEqual(['sibling-intermediate', 'issuer-not-in-bundle', 'chain-untrusted']);
});

it('does not show an intermediate of another root, nor one beside the right one', async () => {
  const stranger = await intermediate(await root({ name: 'Other Root' }), { name: 'Other Issuer' });
  expect(siblingIntermediate.check(await showing([own, north], stranger.pem))).toBeUndefined();
  expect(siblingIntermediate.check(await showing([own, north], south.pem + authority.pem))).toBeUndefined();
});
