import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { caRenewed } from '../../../src/diagnosis/causes/ca-renewed.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { idsOf, showing } from '../../lab/showing.ts';

const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const renewal = await root({ name: 'Gate CA' });
const expired = await root({ name: 'Gate CA', keys: renewal.keys, ...past });
const otherKey = await root({ name: 'Gate CA', ...past });
const own = await leaf(renewal);

it('shows the expired twin of the CA that is shown, of the same key', async () => {
  const evidence = await showing([own, renewal], expired.pem);
  expect(caRenewed.check(evidence)).toMatch(
    /^in the chain for the target: line 1 of the bundle, "Gate CA" \(SHA-256 [0-9A-F:]{95}\) expired on 2026-02-01; its renewal with the same key, valid until 2036-01-01, is shown \(SHA-256 [0-9A-F:]{95}\)$/,
  );
  expect(idsOf(evidence)).toEqual(['ca-renewed', 'ca-expired', 'chain-untrusted']);
  expect(diagnose(evidence)?.command).toEqual([
    ...['cabundle', 'capture', '--proxy', '2', '--target', 'platform.example', '--output', 'FILE'],
  ]);
});

it('shows the expired CA of the bundle whose renewal has a new key', async () => {
  const evidence = await showing([own, renewal], otherKey.pem);
  expect(caRenewed.check(evidence)).toContain('its renewal with a new key');
  expect(idsOf(evidence)[0]).toBe('ca-renewed');
});

it('does not show where no renewal is shown, nor where the bundle has it too', async () => {
  expect(caRenewed.check(await showing([own], expired.pem))).toBeUndefined();
  expect(caRenewed.check(await showing([own, renewal], expired.pem + renewal.pem))).toBeUndefined();
});
