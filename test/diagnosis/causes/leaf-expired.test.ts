import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { leafExpired } from '../../../src/diagnosis/causes/leaf-expired.ts';
import { idsOf, showing } from '../../lab/showing.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const anchor = await root({ name: 'Gate CA' });

it('shows where the leaf of the target has expired', async () => {
  const evidence = await showing([await leaf(anchor, past)], anchor.pem);
  expect(leafExpired.check(evidence)).toMatch(
    /^in the chain for the target: "platform\.example" \(as sent, number 1, SHA-256 [0-9A-F:]{95}\): it was valid until 2026-02-01T00:00:00Z$/,
  );
  expect(idsOf(evidence)).toEqual(['leaf-expired', 'chain-untrusted']);
});

it('shows where the own certificate of the proxy has expired', async () => {
  const listener = await leaf(anchor, { name: 'gate', hosts: ['127.0.0.1'], ...past });
  const through = urlOf(await during(proxy({ tls: listener })), { scheme: 'https' });
  expect(leafExpired.check(await walk({ through, bundle: anchor.pem }))).toContain('in the chain of the proxy itself: "gate"');
});

it('does not show where the leaf is valid, whatever else is wrong', async () => {
  expect(leafExpired.check(await showing([await leaf(anchor)], ''))).toBeUndefined();
  expect(leafExpired.check(await showing([await leaf(anchor)], anchor.pem))).toBeUndefined();
});
