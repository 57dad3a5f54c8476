import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { purposeNotServer } from '../../../src/diagnosis/causes/purpose-not-server.ts';
import { idsOf, ofCa, ofLeaf, showing } from '../../lab/showing.ts';

const authority = await root({ name: 'Gate CA' });
const { clientAuth, serverAuth } = x509.ExtendedKeyUsage;

it('shows a leaf for clients', async () => {
  const evidence = await showing([await leaf(authority, { extensions: ofLeaf({ purposes: [clientAuth] }) })], authority.pem);
  expect(purposeNotServer.check(evidence)).toMatch(/"platform\.example" \(as sent, number 1, .*its extended key usage allows /);
  expect(idsOf(evidence)).toEqual(['purpose-not-server', 'chain-untrusted']);
});

it('shows a CA above it that is not for servers', async () => {
  const issuer = await intermediate(authority, {
    name: 'Mail CA',
    extensions: [...ofCa({}), new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.emailProtection])],
  });
  const evidence = await showing([await leaf(issuer), issuer], authority.pem);
  expect(purposeNotServer.check(evidence)).toContain('"Mail CA" (as sent, number 2');
  expect(idsOf(evidence)[0]).toBe('purpose-not-server');
});

it('does not show a leaf for servers and clients, nor one whose key usage is unfit', async () => {
  const both = await leaf(authority, { extensions: ofLeaf({ purposes: [clientAuth, serverAuth] }) });
  expect(idsOf(await showing([both], authority.pem))).toEqual([]);
  const unfit = await leaf(authority, { extensions: ofLeaf({ usage: x509.KeyUsageFlags.cRLSign }) });
  expect(purposeNotServer.check(await showing([unfit], authority.pem))).toBeUndefined();
});
