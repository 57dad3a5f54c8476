import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { worksOnlyByPartialChain } from '../../../src/diagnosis/causes/works-only-by-partial-chain.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate Root' });
const issuer = await intermediate(authority, { name: 'Gate Issuer' });
const own = await leaf(issuer);

it.each([
  ['its intermediate', issuer, '"Gate Issuer"', '"Gate Root" issued'],
  ['its leaf', own, '"platform.example"', '"Gate Issuer" issued'],
])('shows where the bundle holds %s and not the root', async (_, anchor, name, issued) => {
  const evidence = await showing([own, issuer], anchor.pem);
  const detail = worksOnlyByPartialChain.check(evidence);
  expect(detail).toContain(`trust ends at line 1 of the bundle, ${name} (SHA-256 `);
  expect(detail).toContain(issued);
  expect(idsOf(evidence)).toEqual(['works-only-by-partial-chain']);
});

it('does not show where the root stands in the bundle, alone or beside the intermediate', async () => {
  expect(idsOf(await showing([own, issuer], authority.pem))).toEqual([]);
  expect(idsOf(await showing([own, issuer], issuer.pem + authority.pem))).toEqual([]);
});
