import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { pathFailureIds } from '../../../src/certificate/path/path-failure.ts';
import { chainUntrusted } from '../../../src/diagnosis/causes/chain-untrusted.ts';
import { refusedChain } from '../../../src/diagnosis/evidence.ts';
import { failuresOf } from '../../../src/diagnosis/failure-in-chain.ts';
import { critical, idsOf, ofCa, ofLeaf, rsaKeys, showing, withSettings } from '../../lab/showing.ts';

const past = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2026-02-01T00:00:00Z') };
const future = { notBefore: new Date('2035-01-01T00:00:00Z') };
const authority = await root({ name: 'Gate CA' });
const own = await leaf(authority);

type Shown = { readonly chain: readonly [Issued, ...Issued[]]; readonly bundle?: string };

async function below(extensions: readonly x509.Extension[]): Promise<Shown> {
  const issuer = await intermediate(authority, { name: 'Below', extensions });
  return { chain: [await leaf(issuer), issuer] };
}

/** Name constraints: subtrees of one kind, with one name that has this tag. */
function constraint(kind: number, tag: number, text: string, more: readonly number[] = []): x509.Extension {
  const subtree = [tag, text.length, ...Buffer.from(text), ...more];
  return critical('2.5.29.30', [0x30, subtree.length + 4, kind, subtree.length + 2, 0x30, subtree.length, ...subtree]);
}

const refusals: readonly (readonly [id: string, make: () => Promise<Shown>])[] = [
  ['issuer-not-found', async () => ({ chain: [own], bundle: (await root({ name: 'Other' })).pem })],
  ['root-not-trusted', async () => ({ chain: [own, authority], bundle: (await root({ name: 'Other' })).pem })],
  [
    'signature-invalid',
    async () => {
      const { privateKey } = (await root()).keys;
      return { chain: [await leaf({ ...authority, keys: { ...authority.keys, privateKey } })] };
    },
  ],
  ['expired', async () => ({ chain: [await leaf(authority, past)] })],
  ['not-yet-valid', async () => ({ chain: [await leaf(authority, future)] })],
  ['not-a-ca', () => below(ofCa({ isCa: false }))],
  ['no-cert-sign', () => below(ofCa({ usage: x509.KeyUsageFlags.cRLSign }))],
  [
    'path-length-exceeded',
    async () => {
      const narrow = await root({ name: 'Narrow', pathLength: 0 });
      const issuer = await intermediate(narrow, { name: 'Too many' });
      return { chain: [await leaf(issuer), issuer], bundle: narrow.pem };
    },
  ],
  [
    'purpose-not-server',
    async () => ({ chain: [await leaf(authority, { extensions: ofLeaf({ purposes: [x509.ExtendedKeyUsage.clientAuth] }) })] }),
  ],
  ['name-not-permitted', () => below([...ofCa({}), constraint(0xa0, 0x82, 'other.example')])],
  ['name-excluded', () => below([...ofCa({}), constraint(0xa1, 0x82, 'platform.example')])],
  ['name-constraint-unsupported', () => below([...ofCa({}), constraint(0xa0, 0x82, 'platform.example', [0x80, 1, 1])])],
  [
    'critical-extension-unknown',
    async () => ({ chain: [await leaf(authority, { extensions: [...ofLeaf(), critical('1.3.6.1.4.1.99999.7', [5, 0])] })] }),
  ],
  [
    'key-too-weak',
    async () => {
      const short = await root({ name: 'Short', keys: await rsaKeys(768) });
      return { chain: [await leaf(short)], bundle: short.pem };
    },
  ],
  [
    'signature-too-weak',
    async () => {
      const old = await root({ name: 'Old', keys: await rsaKeys(2048, 'SHA-1') });
      return { chain: [await leaf(old)], bundle: old.pem };
    },
  ],
  ['distrusted', async () => ({ chain: [own], bundle: withSettings(authority, 'rejects') })],
];

describe('the last resort', () => {
  it.each(refusals)('is never told first where OpenSSL has the reason %s', async (id, make) => {
    const { chain, bundle = authority.pem } = await make();
    const evidence = await showing(chain, bundle, { tls: { ciphers: 'DEFAULT:@SECLEVEL=0' } });
    const refused = refusedChain(evidence);
    expect(refused && failuresOf(refused, evidence).map((failure) => failure.id)).toContain(id);
    expect(chainUntrusted.check(evidence)).toMatch(/^in the chain for the target: OpenSSL refuses it with \w+$/);
    expect(idsOf(evidence)[0]).not.toBe('chain-untrusted');
    expect(idsOf(evidence).at(-1)).toBe('chain-untrusted');
  });

  it('is held against every reason that a handshake can have', () => {
    const elsewhere = ['host-mismatch', 'malformed', 'explicit-curve', 'path-too-long', 'search-exhausted'];
    expect([...refusals.map(([id]) => id), ...elsewhere].toSorted()).toEqual(pathFailureIds.toSorted());
  });

  it('does not show where the chain is trusted', async () => {
    expect(chainUntrusted.check(await showing([own], authority.pem))).toBeUndefined();
  });
});
