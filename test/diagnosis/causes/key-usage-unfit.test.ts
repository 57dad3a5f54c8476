import * as x509 from '@peculiar/x509';
import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { keyUsageUnfit } from '../../../src/diagnosis/causes/key-usage-unfit.ts';
import { idsOf, ofCa, ofLeaf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });

it('shows a leaf whose key usage allows no handshake', async () => {
  const unfit = await leaf(authority, { extensions: ofLeaf({ usage: x509.KeyUsageFlags.cRLSign }) });
  const evidence = await showing([unfit], authority.pem);
  expect(keyUsageUnfit.check(evidence)).toMatch(/"platform\.example" \(as sent, number 1, .*: its key usage does not allow it$/);
  expect(idsOf(evidence)[0]).toBe('key-usage-unfit');
});

it('shows a CA that may not sign certificates', async () => {
  const issuer = await intermediate(authority, { name: 'Mute', extensions: ofCa({ usage: x509.KeyUsageFlags.cRLSign }) });
  const evidence = await showing([await leaf(issuer, { extensions: ofLeaf() }), issuer], authority.pem);
  expect(idsOf(evidence).slice(-1)).toEqual(['chain-untrusted']);
  expect(keyUsageUnfit.check(evidence) ?? idsOf(evidence).join()).toMatch(/"Mute"|issuer-not/);
});

it('shows a root of the bundle that says CA, and may not sign certificates', async () => {
  const mute = await root({ name: 'Mute Root', extensions: ofCa({ usage: x509.KeyUsageFlags.digitalSignature }) });
  const evidence = await showing([await leaf(mute, { extensions: ofLeaf() })], mute.pem);
  expect(keyUsageUnfit.check(evidence)).toMatch(
    /"Mute Root" \(line 1 of the bundle, .*: its key usage lacks keyCertSign, so it is not that of a CA$/,
  );
  expect(idsOf(evidence)).toEqual(['key-usage-unfit', 'chain-untrusted']);
});

it('does not show where the key usage is fit, nor where only the purpose is another', async () => {
  expect(keyUsageUnfit.check(await showing([await leaf(authority)], authority.pem))).toBeUndefined();
  const client = await leaf(authority, { extensions: ofLeaf({ purposes: [x509.ExtendedKeyUsage.clientAuth] }) });
  expect(keyUsageUnfit.check(await showing([client], authority.pem))).toBeUndefined();
});
