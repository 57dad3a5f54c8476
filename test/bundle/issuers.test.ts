import { expect, it } from 'vitest';
import { intermediate, root } from '../../fixtures/lab/authority.ts';
import { issuersIn } from '../../src/bundle/issuers.ts';
import { bundleOf } from './rules/bundle.ts';

const ca = await root({ name: 'Root' });

it('names the issuers of a certificate, verified on all cores or when it is asked', async () => {
  const bundle = bundleOf(await intermediate(ca), ca, await root({ name: 'Root' }), await root({ name: 'Root', extensions: [] }));
  const [below, issuer] = bundle;
  const issuers = issuersIn(bundle);
  await issuers.verify();
  for (const asked of [issuers, issuersIn([...bundle])]) {
    expect(below && asked.of(below.certificate)).toEqual([issuer?.certificate]);
  }
});

it('is made once for a bundle', () => {
  const bundle = bundleOf(ca);
  expect(issuersIn(bundle)).toBe(issuersIn(bundle));
});

it('takes sixteen candidates of one name and key at most', async () => {
  const renewals = await Promise.all(Array.from({ length: 20 }, () => root({ name: 'Root', keys: ca.keys })));
  const bundle = bundleOf(...renewals, await intermediate(ca));
  const below = bundle.at(-1);
  expect(below && issuersIn(bundle).of(below.certificate)).toHaveLength(16);
});
