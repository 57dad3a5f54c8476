import 'reflect-metadata';
import { BasicConstraintsExtension, ExtendedKeyUsageExtension, Extension, KeyUsageFlags, KeyUsagesExtension } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { verifyPath } from '../../../src/certificate/path/verify-path.ts';
import { decoded } from '../decoded.ts';
import { now, requestOf, verdictOf } from './verdicts.ts';

const day = 86_400_000;
const ca = await root({ name: 'Root' });
const middle = await intermediate(ca, { name: 'Middle' });
const server = await leaf(middle, { hosts: ['platform.example', '127.0.0.1'] });
const yesterday = new Date(now - day);
const tomorrow = new Date(now + day);

describe('a chain whose root is an anchor', () => {
  it('is trusted, in whatever order the rest of it was sent', () => {
    const { openssl, standard } = verifyPath(requestOf([server, ca, middle], [ca]));
    expect(openssl).toMatchObject({ isTrusted: true, failures: [], error: undefined });
    expect(standard).toMatchObject({ isTrusted: true, failures: [], others: [] });
    expect(standard.path.map(({ displayName }) => displayName)).toEqual(['platform.example', 'Middle', 'Root']);
  });

  it.each([
    ['its own host', 'platform.example', 'ok', 'ok'],
    ['another host', 'other.example', '62@0', 'host-mismatch@0'],
    ['loopback', '127.0.0.1', 'ok', 'ok'],
    ['another address', '10.0.0.1', '64@0', 'host-mismatch@0'],
  ])('is judged for %s', (_, host, openssl, standard) => {
    expect(verdictOf([server, middle], [ca], { host })).toEqual([openssl, standard]);
  });
});

describe('a chain that meets no anchor', () => {
  it.each([
    ['lacks its intermediate', [server], [ca], '20@0', 'issuer-not-found@0'],
    ['ends below its root', [server, middle], [], '20@1', 'issuer-not-found@1'],
    ['ends in a root that nobody trusts', [server, middle, ca], [], '19@2', 'root-not-trusted@2'],
    ['is a root alone that nobody trusts', [ca], [middle], '18@0', 'root-not-trusted@0'],
  ])('%s', (_, chain, anchors, openssl, standard) => {
    expect(verdictOf(chain, anchors)).toEqual([openssl, standard]);
  });

  it('has a root of the same name and another key', async () => {
    const twin = await root({ name: 'Root', extensions: [new BasicConstraintsExtension(true, undefined, true)] });
    const unnamed = await intermediate(ca, { name: 'Middle', extensions: [new BasicConstraintsExtension(true, 0, true)] });
    const below = await leaf(unnamed);
    expect(verdictOf([below, unnamed], [twin])).toEqual(['7@1', 'signature-invalid@2']);
  });
});

describe('an anchor that is no root', () => {
  it('ends a path for the standard, and for OpenSSL only with partial chains', () => {
    expect(verdictOf([server], [middle])).toEqual(['2@1', 'ok']);
    expect(verdictOf([server], [middle], { allowsPartialChain: true })).toEqual(['ok', 'ok']);
  });

  it('may be the leaf itself', () => {
    expect(verdictOf([server], [server])).toEqual(['20@0', 'ok']);
    expect(verdictOf([server], [server], { allowsPartialChain: true })).toEqual(['ok', 'ok']);
  });
});

describe('a fault in the path', () => {
  const usual = [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)];
  const vendor = new Extension('1.2.3.4', true, new Uint8Array([5, 0]));
  const signs = new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true);
  it.each([
    ['a leaf that has expired', async () => [await leaf(ca, { notAfter: yesterday }), ca], '10@0', 'expired@0'],
    ['a leaf that is not valid yet', async () => [await leaf(ca, { notBefore: tomorrow }), ca], '9@0', 'not-yet-valid@0'],
    ['a root that has expired', async () => withRoot({ notAfter: yesterday }), '10@1', 'expired@1'],
    ['a root that is no CA', async () => withRoot({ extensions: [new BasicConstraintsExtension(false)] }), '79@1', 'not-a-ca@1'],
    [
      'a root that may not sign certificates',
      async () => withRoot({ extensions: [usual[0] as Extension, signs] }),
      '79@1',
      'no-cert-sign@1',
    ],
    [
      'a root for clients',
      async () => withRoot({ extensions: [...usual, new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2'])] }),
      '26@1',
      'purpose-not-server@1',
    ],
    ['a critical extension of a vendor', async () => withRoot({ extensions: [...usual, vendor] }), '34@1', 'critical-extension-unknown@1'],
    [
      'a leaf for clients',
      async () => [await leaf(ca, { extensions: [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2'])] }), ca],
      '26@0',
      'purpose-not-server@0',
    ],
  ])('is told: %s', async (_, make, openssl, standard) => {
    const [below, top] = await make();
    expect(verdictOf([below as never], [top as never])).toEqual([openssl, standard]);
  });

  async function withRoot(deviations: Parameters<typeof root>[0]): Promise<readonly unknown[]> {
    const own = await root({ name: 'Faulty', ...deviations });
    return [await leaf(own), own];
  }

  it('is told with the certificate and every other fault of the path', async () => {
    const old = await leaf(ca, { notAfter: yesterday });
    const { openssl, standard } = verifyPath(requestOf([old], [ca], { host: 'other.example' }));
    expect(openssl.failures.map(({ id }) => id)).toEqual(['host-mismatch', 'expired']);
    expect(standard.failures.map(({ id }) => id)).toEqual(['expired', 'host-mismatch']);
    expect(standard.failures[0]?.certificate?.sha256).toBe(decoded(old.der).sha256);
    expect(openssl.error).toEqual({ code: 62, depth: 0, text: 'hostname mismatch' });
  });

  it('is a path length that is exceeded', async () => {
    const short = await root({ name: 'Short', pathLength: 0 });
    const between = await intermediate(short, { name: 'Between' });
    expect(verdictOf([await leaf(between), between], [short])).toEqual(['25@2', 'path-length-exceeded@2']);
  });

  it('is a last second for OpenSSL, and not for the standard', async () => {
    const ending = await leaf(ca, { notAfter: new Date(now) });
    expect(verdictOf([ending], [ca])).toEqual(['10@0', 'ok']);
    expect(verdictOf([ending], [ca], { now: now - 1000 })).toEqual(['ok', 'ok']);
  });
});

describe('a host that OpenSSL and libcurl see otherwise', () => {
  it('is judged as libcurl does, and OpenSSL is not said to say so', async () => {
    const partial = await leaf(ca, { hosts: ['w*.shop.example'] });
    const asked = { host: 'www.shop.example' };
    const { openssl } = verifyPath(requestOf([partial], [ca], asked));
    expect(openssl).toMatchObject({ isTrusted: false, error: undefined, failures: [{ id: 'host-mismatch' }] });
    expect(verdictOf([partial], [ca], { ...asked, hostRules: 'openssl' })).toEqual(['ok', 'host-mismatch@0']);
  });
});

it('a leaf that is an anchor itself and rejected is told at its own depth', () => {
  const request = requestOf([server], [server], { allowsPartialChain: true });
  const trustSettings = new Map(request.anchors.map((anchor) => [anchor, { trusted: undefined, rejected: ['1.3.6.1.5.5.7.3.1'] }]));
  const longer = { ...request, chain: [...request.chain, ...requestOf([middle], []).chain], trustSettings };
  expect(verifyPath(longer).openssl.error).toMatchObject({ code: 28, depth: 0 });
});

describe('trust settings', () => {
  const serverAuth = '1.3.6.1.5.5.7.3.1';
  it.each([
    ['reject an anchor', { trusted: undefined, rejected: [serverAuth] }, '28@1', 'distrusted@1'],
    ['trust an anchor for other purposes alone', { trusted: ['1.3.6.1.5.5.7.3.4'], rejected: undefined }, '28@1', 'distrusted@1'],
    ['trust an anchor that is no root', { trusted: [serverAuth], rejected: undefined }, 'ok', 'ok'],
  ])('%s', (_, settings, openssl, standard) => {
    const request = requestOf([server], [middle]);
    const trustSettings = new Map(request.anchors.map((anchor) => [anchor, settings]));
    expect(verdictOf([server], [middle])).toEqual(['2@1', 'ok']);
    const { openssl: own, standard: other } = verifyPath({ ...request, trustSettings });
    expect([
      own.error ? `${own.error.code}@${own.error.depth}` : 'ok',
      other.isTrusted ? 'ok' : `${other.failures[0]?.id}@${other.failures[0]?.depth}`,
    ]).toEqual([openssl, standard]);
  });
});
