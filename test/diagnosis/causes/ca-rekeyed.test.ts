import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { caRekeyed } from '../../../src/diagnosis/causes/ca-rekeyed.ts';
import { idsOf, ofCa, ofLeaf, showing } from '../../lab/showing.ts';

const present = await root({ name: 'Gate CA' });
const former = await root({ name: 'Gate CA' });
const stranger = await root({ name: 'Stranger' });
const own = await leaf(present);

it('shows a CA of the bundle that has the name of the one that is missing', async () => {
  const evidence = await showing([own], stranger.pem + former.pem);
  expect(caRekeyed.check(evidence)).toMatch(
    /^in the chain for the target: line \d+ of the bundle, "Gate CA" \(SHA-256 [0-9A-F:]{95}\), key [0-9a-f]{40}, has the name of the issuer, but did not sign "platform\.example", which names the key [0-9a-f]{40}$/,
  );
  expect(idsOf(evidence)).toEqual(['ca-rekeyed', 'issuer-not-in-bundle', 'chain-untrusted']);
});

it('shows it too where the present CA is sent', async () => {
  const evidence = await showing([own, present], former.pem);
  expect(caRekeyed.check(evidence)).toMatch(/has the name of the issuer, but that CA is shown with another key \(SHA-256 [0-9A-F:]{95}\)$/);
  expect(idsOf(evidence)[0]).toBe('ca-rekeyed');
});

it('shows it too where no key identifiers tell the two apart', async () => {
  const bare = { name: 'Bare CA', extensions: ofCa({}) };
  const [one, other] = [await root(bare), await root(bare)];
  const evidence = await showing([await leaf(one, { extensions: ofLeaf() })], other.pem);
  expect(caRekeyed.check(evidence)).toContain('"Bare CA"');
  expect(idsOf(evidence)[0]).toBe('ca-rekeyed');
});

it('does not show where nothing of that name is in the bundle, nor where the right one stands beside it', async () => {
  expect(caRekeyed.check(await showing([own], stranger.pem))).toBeUndefined();
  expect(caRekeyed.check(await showing([own], former.pem + present.pem))).toBeUndefined();
});
