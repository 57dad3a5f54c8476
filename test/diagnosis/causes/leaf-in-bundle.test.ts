import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { leafInBundle } from '../../../src/diagnosis/causes/leaf-in-bundle.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });
const twin = await root({ name: 'Gate CA' });
const exported = await leaf(authority, { name: 'gate.example' });
const own = await leaf(authority);

it('shows a leaf of the CA that is missing', async () => {
  const evidence = await showing([own], exported.pem);
  expect(leafInBundle.check(evidence)).toMatch(
    /^in the chain for the target: line 1 of the bundle, "gate\.example" \(SHA-256 [0-9A-F:]{95}\), is a leaf of "Gate CA"; that CA itself is not in the bundle$/,
  );
  expect(idsOf(evidence)).toEqual(['leaf-in-bundle', 'issuer-not-in-bundle', 'chain-untrusted']);
});

it('does not show a leaf of another CA of that name, nor one beside its CA, nor the very leaf that is shown', async () => {
  expect(leafInBundle.check(await showing([own], (await leaf(twin)).pem))).toBeUndefined();
  expect(leafInBundle.check(await showing([own], exported.pem + authority.pem))).toBeUndefined();
  expect(leafInBundle.check(await showing([own], own.pem))).toBeUndefined();
});
