import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { pathLengthExceededInChain } from '../../../src/diagnosis/causes/path-length-exceeded-in-chain.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });

it('shows where more CAs stand below a CA than it allows', async () => {
  const outer = await intermediate(authority, { name: 'Outer', pathLength: 0 });
  const inner = await intermediate(outer, { name: 'Inner' });
  const evidence = await showing([await leaf(inner), inner, outer], authority.pem);
  expect(pathLengthExceededInChain.check(evidence)).toMatch(/"Outer" \(as sent, number 3, .*: its path length is 0, and 1 CAs? stand/);
  expect(idsOf(evidence)).toEqual(['path-length-exceeded-in-chain', 'chain-untrusted']);
});

it('does not show where its path length suffices', async () => {
  const outer = await intermediate(authority, { name: 'Outer', pathLength: 1 });
  const inner = await intermediate(outer, { name: 'Inner' });
  expect(idsOf(await showing([await leaf(inner), inner, outer], authority.pem))).toEqual([]);
});
