import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { anchorDistrusted } from '../../../src/diagnosis/causes/anchor-distrusted.ts';
import { idsOf, showing, withSettings } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });
const own = await leaf(authority);

it('shows a CA that the bundle rejects for TLS servers', async () => {
  const evidence = await showing([own], withSettings(authority, 'rejects'));
  expect(anchorDistrusted.check(evidence)).toMatch(/"Gate CA" \(line 1 of the bundle, /);
  expect(idsOf(evidence)).toEqual(['anchor-distrusted', 'chain-untrusted']);
});

it('does not show one that it trusts for them', async () => {
  expect(idsOf(await showing([own], withSettings(authority, 'trusts')))).toEqual([]);
});
