import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
} from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deviations, type Issued, leaf, root } from '../../fixtures/lab/authority.ts';
import { outputOf, run } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import { distrust } from '../../src/bundle/rules/distrusted.ts';
import { decodeCertificate } from '../../src/certificate/certificate.ts';
import { rules } from '../../src/certificate/rules/index.ts';
import { applyRules } from '../../src/certificate/rules/rule.ts';
import { readTrustSettings } from '../../src/certificate/trust-settings.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const any = '2.5.29.37.0';
const isCa = new BasicConstraintsExtension(true, undefined, true);
const signs = new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true);
const null_ = new Uint8Array([5, 0]);
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder?.remove());

/** Whether OpenSSL trusts a server below this CA file. */
async function isTrusted(ca: string, server: Issued): Promise<boolean> {
  const files = [await folder.write('ca.pem', ca), await folder.write('server.pem', server.pem)] as const;
  const at = ['-attime', String(now / 1000), '-partial_chain', '-purpose', 'sslserver', '-trusted_first'];
  return (await run('openssl', ['verify', ...at, '-CAfile', files[0], files[1]])).code === 0;
}

/** The CA with these extensions in the place of its own. */
async function caWith(extensions: Deviations['extensions'] & object): Promise<{ readonly ca: Issued; readonly errors: readonly string[] }> {
  const keys = (await root()).keys;
  const ca = await root({ keys, extensions: [...extensions, await SubjectKeyIdentifierExtension.create(keys.publicKey)] });
  const decoded = decodeCertificate(ca.der);
  if (decoded.kind === 'malformation') throw decoded;
  return { ca, errors: applyRules(rules, decoded, { now }).flatMap(({ id, level }) => (level === 'error' ? [id] : [])) };
}

describe('OpenSSL trusts a server below a CA exactly where no rule refuses that CA', () => {
  it.each([
    ['plain', [isCa, signs], []],
    ['without key usage', [isCa], []],
    ['no CA', [new BasicConstraintsExtension(false, undefined, true)], ['not-a-ca']],
    ['without keyCertSign', [isCa, new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)], ['no-cert-sign']],
    ['a CA by its key usage alone', [signs], []],
    ['with nothing', [], ['not-a-ca']],
    ['serverAuth', [isCa, signs, new ExtendedKeyUsageExtension([serverAuth])], []],
    ['clientAuth', [isCa, signs, new ExtendedKeyUsageExtension([clientAuth])], ['no-server-auth']],
    ['any purpose', [isCa, signs, new ExtendedKeyUsageExtension([any])], ['no-server-auth']],
    ['the gated purpose of Microsoft', [isCa, signs, new ExtendedKeyUsageExtension(['1.3.6.1.4.1.311.10.3.3'])], []],
    ['the gated purpose of Netscape', [isCa, signs, new ExtendedKeyUsageExtension(['2.16.840.1.113730.4.1'])], []],
    ['an unknown critical extension', [isCa, signs, new Extension('1.2.3.4', true, null_)], ['unknown-critical-extension']],
    ['an unknown extension', [isCa, signs, new Extension('1.2.3.4', false, null_)], []],
  ])('%s', async (_, extensions, expected) => {
    const { ca, errors } = await caWith(extensions);
    expect(errors).toEqual(expected);
    expect(await isTrusted(ca.pem, await leaf(ca))).toBe(expected.length === 0);
  });
});

describe('OpenSSL distrusts a CA exactly where its trust settings say so', () => {
  it.each([
    [['-addtrust', 'serverAuth'], undefined],
    [['-addtrust', 'anyExtendedKeyUsage'], undefined],
    [['-addtrust', 'emailProtection'], 'it is trusted for emailProtection alone'],
    [['-addreject', 'serverAuth'], 'it is rejected for serverAuth'],
    [['-addreject', 'emailProtection'], undefined],
    [['-addtrust', 'serverAuth', '-addreject', 'anyExtendedKeyUsage'], 'it is rejected for anyExtendedKeyUsage'],
    [['-setalias', 'My CA'], undefined],
  ])('%s', async (settings, expected) => {
    const ca = await root();
    const trusted = await outputOf('openssl', ['x509', '-trustout', ...settings], { stdin: ca.pem });
    const bytes = Buffer.from(trusted.replaceAll(/-----.*-----|\s/g, ''), 'base64').subarray(ca.der.length);
    const read = readTrustSettings(bytes);
    if ('kind' in read) throw read;
    expect(distrust(read)).toBe(expected);
    expect(await isTrusted(trusted, await leaf(ca))).toBe(expected === undefined);
  });
});
