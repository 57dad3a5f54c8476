import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { caExpired } from '../../../src/diagnosis/causes/ca-expired.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const anchor = await root({ name: 'Gate CA' });
const expired = await root({ name: 'Gate CA', keys: anchor.keys, ...past });
const other = await root({ name: 'Other' });

it('shows a CA of the bundle that has expired, with its line and date', async () => {
  const evidence = await showing([await leaf(anchor)], other.pem + expired.pem);
  expect(caExpired.check(evidence)).toMatch(
    /^in the chain for the target: "Gate CA" \(line \d+ of the bundle, SHA-256 [0-9A-F:]{95}\): it was valid until 2026-02-01T00:00:00Z$/,
  );
  expect(idsOf(evidence)).toEqual(['ca-expired', 'chain-untrusted']);
  expect(diagnose(evidence)?.command).toEqual(['cabundle', 'merge', '--keep', '--output', '/etc/bundle.crt', 'NEW.pem']);
});

it('shows an intermediate as sent that has expired', async () => {
  const issuer = await intermediate(anchor, { name: 'Gate Issuer', ...past });
  const evidence = await showing([await leaf(issuer), issuer], anchor.pem);
  expect(caExpired.check(evidence)).toContain('"Gate Issuer" (as sent, number 2, ');
  expect(idsOf(evidence)[0]).toBe('ca-expired');
});

it('does not show where only the leaf has expired, nor where a renewal stands beside the expired one', async () => {
  expect(caExpired.check(await showing([await leaf(anchor, past)], anchor.pem))).toBeUndefined();
  expect(idsOf(await showing([await leaf(anchor)], expired.pem + anchor.pem))).toEqual([]);
});
