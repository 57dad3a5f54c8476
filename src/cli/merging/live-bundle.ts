import { readAsOpenssl } from '../../bundle/encodings/openssl/openssl-pem.ts';
import type { BundleContent } from '../../bundle/entry.ts';
import { readBundle } from '../../bundle/read.ts';
import type { ReadOptions } from '../../bundle/reading.ts';
import { Failure } from '../../failure.ts';

/** What stands in the output now. Fails: `output-not-a-bundle`: a slip in the name must not cost a key or a document. */
export async function liveBundle(old: string, output: string, readOptions: ReadOptions): Promise<BundleContent> {
  const content = await readBundle({ path: output, text: old }, { ...readOptions, withNotedSources: true });
  const obstacle = whyNoBundle(content, old);
  if (obstacle !== undefined) throw noBundle(output, obstacle);
  return content;
}

/**
 * Refuses to replace a bundle of which OpenSSL loads a certificate that is refused here: it would leave the bundle without
 * anybody's word. Fails: `output-not-understood`.
 */
export function refuseUnreadLoss(old: string, { entries, refused }: BundleContent, output: string): void {
  const [first] = refused;
  const reading = first ? readAsOpenssl(old) : undefined;
  if (!first || !reading?.loads) return;
  const known = new Set(entries.map(({ certificate }) => Buffer.from(certificate.der).toString('latin1')));
  const unread = reading.anchors.find(({ der }) => !known.has(Buffer.from(der).toString('latin1')));
  if (!unread) return;
  throw new Failure({
    code: 'output-not-understood',
    what: `will not write "${output}"`,
    why: `OpenSSL loads a certificate of it (line ${unread.line}) that is refused here (${first.id}: ${first.detail}), and it would be lost`,
    next: 'get that CA anew from its owner, and pass --allow-removal to replace it',
    outcome: 'failed',
  });
}

/** Refuses to keep a copy of a private key: what is replaced becomes a generation. Fails: `output-not-a-bundle`. */
export function refuseKey(content: BundleContent, output: string): void {
  if (holdsKey(content)) throw noBundle(output, 'it holds a private key');
}

const certificateBegun = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----\s+[A-Za-z0-9+/]{40}/;

function whyNoBundle(content: BundleContent, old: string): string | undefined {
  if (holdsKey(content)) return 'it holds a private key';
  const { entries, refused } = content;
  const [first] = entries;
  // A bundle that is damaged may be replaced; a script that speaks of certificates, or a keystore, is something else.
  if (!first) return refused.length > 0 && certificateBegun.test(old) ? undefined : 'it exists and holds no certificate: it is no bundle';
  const stranger = refused.find(({ id }) => id === 'not-a-certificate' || id === 'binary-content');
  if (stranger) return `it holds something else too: ${stranger.detail}`;
  const hasText = entries.some(({ encoding }) => encoding === 'pem' || encoding === 'base64');
  return hasText ? undefined : `it is no PEM bundle, but a file in another encoding (${first.encoding})`;
}

function holdsKey({ refused, repairs }: BundleContent): boolean {
  return refused.some(({ id }) => id === 'private-key') || repairs.some(({ id }) => id === 'key-passed-over');
}

function noBundle(output: string, why: string): Failure {
  return new Failure({
    code: 'output-not-a-bundle',
    what: `will not write "${output}"`,
    why,
    next: 'name another file with --output, or remove this one first',
    outcome: 'failed',
  });
}
