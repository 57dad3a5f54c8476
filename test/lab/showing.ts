import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import type { Extension } from '@peculiar/x509';
import * as x509 from '@peculiar/x509';
import { type Issued, pemOf } from '../../fixtures/lab/authority.ts';
import { type PlatformOptions, platform } from '../../fixtures/lab/platform.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { type Diagnosis, diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../src/diagnosis/evidence.ts';
import { during, urlOf, walk } from './way.ts';

/** A way through a proxy to a target that shows this chain, with this bundle. */
export async function showing(
  [own, ...chain]: readonly [Issued, ...Issued[]],
  bundle: string,
  more: PlatformOptions = {},
): Promise<Evidence> {
  const upstream = await during(platform(own, { chain, ...more }));
  const evidence = await walk({ through: urlOf(await during(proxy({ upstream }))), bundle });
  return { ...evidence, asked: { index: 2, bundlePath: '/etc/bundle.crt', isOwnList: true } };
}

/** What is told first, and what else: `['ca-expired', 'chain-untrusted']`. */
export function idsOf(evidence: Evidence): readonly string[] {
  const { cause, alsoSeen = [] } = diagnose(evidence) ?? ({} as Partial<Diagnosis>);
  return [...(cause ? [cause] : []), ...alsoSeen].map(({ id }) => id);
}

/** RSA keys of that size, which sign with that hash. */
export async function rsaKeys(modulusLength: number, hash = 'SHA-256'): Promise<webcrypto.CryptoKeyPair> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash };
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
}

/** Extensions of a CA. */
export function ofCa({
  isCa = true,
  pathLength,
  usage = x509.KeyUsageFlags.keyCertSign,
}: {
  readonly isCa?: boolean;
  readonly pathLength?: number;
  readonly usage?: x509.KeyUsageFlags;
}): readonly Extension[] {
  return [new x509.BasicConstraintsExtension(isCa, pathLength, true), new x509.KeyUsagesExtension(usage, true)];
}

/** Extensions of a leaf for the platform. */
export function ofLeaf({
  usage = x509.KeyUsageFlags.digitalSignature,
  purposes = [x509.ExtendedKeyUsage.serverAuth],
}: {
  readonly usage?: x509.KeyUsageFlags;
  readonly purposes?: readonly string[];
} = {}): readonly Extension[] {
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(usage, true),
    new x509.ExtendedKeyUsageExtension([...purposes]),
    new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'platform.example' }]),
  ];
}

/** A critical extension with this content, DER. */
export function critical(oid: string, content: readonly number[]): Extension {
  return new x509.Extension(oid, true, new Uint8Array(content));
}

/** A CA as a block TRUSTED CERTIFICATE, whose settings trust it for TLS servers or reject it. */
export function withSettings({ der }: Issued, tag: 'trusts' | 'rejects'): string {
  const serverAuth = [6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 1];
  const settings = [0x30, 12, tag === 'trusts' ? 0x30 : 0xa0, 10, ...serverAuth];
  return pemOf('TRUSTED CERTIFICATE', new Uint8Array([...der, ...settings]));
}
