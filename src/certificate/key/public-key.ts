import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Certificate } from '../certificate.ts';
import type { Fingerprint } from '../fingerprint.ts';

/** More distinct keys than one bundle holds; the cache starts anew then. */
const maxKeys = 20_000;
const keys = new Map<Fingerprint, KeyObject | undefined>();

/**
 * The key of a certificate as OpenSSL decodes it, `undefined` where it does not. Certificates of one key share it.
 *
 * Never ask it for `asymmetricKeyDetails`: that of a malformed DSA key aborts the process (Node 20).
 */
export function publicKeyOf(certificate: Certificate): KeyObject | undefined {
  const { spkiSha256 } = certificate;
  const known = keys.get(spkiSha256);
  if (known || keys.has(spkiSha256)) return known;
  if (keys.size >= maxKeys) keys.clear();
  const key = decodeKey(certificate.publicKeyInfo);
  keys.set(spkiSha256, key);
  return key;
}

function decodeKey(publicKeyInfo: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: asBuffer(publicKeyInfo), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

/** Node takes any view; its types name the Buffer. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
