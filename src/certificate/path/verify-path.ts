import { openLedgers } from './ledgers.ts';
import { judgeAsOpenssl } from './openssl/judge.ts';
import type { PathRequest, PathVerdict } from './path-verdict.ts';
import { judgeByStandard } from './standard/judge.ts';

/**
 * Whether these anchors trust this chain, and if not why: once as OpenSSL judges, once as the standards do.
 *
 * Limits: 150 signature checks, fewer with large keys; 2 million comparisons of names with constraints of their kind; 100 certificates between
 * leaf and anchor. Whatever is not looked at for that is told as `search-exhausted`, and not trusted.
 * Source: RFC 5280 §6.1, RFC 4158; OpenSSL X509_verify_cert(3).
 */
export function verifyPath(request: PathRequest): PathVerdict {
  const ledgers = openLedgers();
  return { openssl: judgeAsOpenssl(request, ledgers), standard: judgeByStandard(request, ledgers) };
}
