import { judgeAsOpenssl } from './openssl/judge.ts';
import type { PathRequest, PathVerdict } from './path-verdict.ts';
import { SignatureLedger } from './signature-ledger.ts';

/**
 * Whether these anchors trust this chain, and if not why: once as OpenSSL judges, once as the standards do.
 *
 * Limits: 150 signature checks, fewer with large keys; paths of 102 certificates. Whatever is not looked at for that is told
 * as `search-exhausted`, and not trusted.
 * Source: RFC 5280 §6.1, RFC 4158; OpenSSL X509_verify_cert(3).
 */
export function verifyPath(request: PathRequest): PathVerdict {
  const openssl = judgeAsOpenssl(request, new SignatureLedger());
  return { openssl, standard: openssl };
}
