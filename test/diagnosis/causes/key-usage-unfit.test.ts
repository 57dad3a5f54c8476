import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { keyUsageUnfit } from '../../../src/diagnosis/causes/key-usage-unfit.ts';
import { idsOf, ofCa, ofLeaf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });

it('shows a leaf whose key usage allows no handshake', async () => {
  const unfit = await leaf(authority, { extensions: ofLeaf({ usage: x509.KeyUsageFlags.cRLSign }) });
  const evidence = await showing([unfit], authority.pem);
  expect(keyUsageUnfit.check(evidence)).toMatch(/"platform\.example" \(as sent, number 1, .*: its key usage is cRLSign$/);
  expect(idsOf(evidence)[0]).toBe('key-usage-unfit');
});

it('shows a CA that may not sign certificates', async () => {
  const issuer = await intermediate(authority, { name: 'Mute', extensions: ofCa({ usage: x509.KeyUsageFlags.cRLSign }) });
  const evidence = await showing([await leaf(issuer, { extensions: ofLeaf() }), issuer], authority.pem);
  expect(keyUsageUnfit.check(evidence)).toContain('"Mute"');
  expect(idsOf(evidence)[0]).toBe('key-usage-unfit');
});

it('does not show where the key usage is fit, nor where only the purpose is another', async () => {
  expect(keyUsageUnfit.check(await showing([await leaf(authority)], authority.pem))).toBeUndefined();
  const client = await leaf(authority, { extensions: ofLeaf({ purposes: [x509.ExtendedKeyUsage.clientAuth] }) });
  expect(keyUsageUnfit.check(await showing([client], authority.pem))).toBeUndefined();
});
