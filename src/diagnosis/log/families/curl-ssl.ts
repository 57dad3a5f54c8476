import type { LineSign, LogRule } from '../line-sign.ts';
import { causeOfVerifyText, expired } from '../verify-texts.ts';

const refusedName: LineSign = { kind: 'failure', causeId: 'host-name-mismatch', says: 'detail' };
const notLoaded: LineSign = { kind: 'failure', causeId: 'bundle-not-loaded', says: 'detail' };

/** What libcurl says of TLS and its certificates, built with OpenSSL. Source: `lib/vtls/openssl.c` of curl 7.61 to 8.x. */
export const curlSsl: readonly LogRule[] = [
  // 7.x to 8.1x; then, until today, with the code of OpenSSL behind it.
  { hint: 'SSL certificate problem', pattern: /SSL certificate problem: (.{1,120})/, sign: ([, text = '']) => verifySign(text) },
  {
    hint: 'SSL certificate OpenSSL verify result',
    pattern: /SSL certificate OpenSSL verify result: (.{1,120})/,
    sign: ([, text = '']) => verifySign(text),
  },
  // With verification switched off curl goes on: that is no failure.
  {
    hint: 'SSL certificate verify result',
    pattern: /SSL certificate verify result: .{1,120}, continuing anyway/,
    sign: () => ({ kind: 'known' }),
  },
  {
    hint: 'SSL certificate verify result',
    pattern: /SSL certificate verify result: (.{1,120})/,
    sign: ([, text = '']) => verifySign(text),
  },
  { hint: 'SSL: no alternative certificate', pattern: /SSL: no alternative certificate subject name matches/, sign: () => refusedName },
  {
    hint: 'SSL: certificate subject name',
    pattern: /SSL: certificate subject name .{0,300} does not match target/,
    sign: () => refusedName,
  },
  { hint: 'unable to obtain common name', pattern: /SSL: unable to obtain common name from peer certificate/, sign: () => refusedName },
  {
    hint: 'error setting certificate',
    pattern: /error setting certificate (?:verify locations|file|path)(?:, continuing anyway)?/,
    sign: ([text]) => (text.endsWith('anyway') ? { kind: 'known' } : notLoaded),
  },
  { hint: 'error adding trust anchors', pattern: /error adding trust anchors from/, sign: () => notLoaded },
  { hint: 'error importing CA', pattern: /error importing CA certificate blob/, sign: () => notLoaded },
  {
    hint: 'CA signature digest algorithm too weak',
    pattern: /CA signature digest algorithm too weak/,
    sign: () => ({ kind: 'failure', causeId: 'weak-signature-in-chain', says: 'detail' }),
  },
  { hint: 'SSL certificate verify ok', pattern: /SSL certificate verify(?:ied)? ok/, sign: () => ({ kind: 'known' }) },
  { hint: 'SSL connection using', pattern: /SSL connection using /, sign: () => ({ kind: 'cipher', isAgreed: true }) },
  {
    hint: 'TLS handshake, Request CERT',
    pattern: /\(IN\), TLS handshake, Request CERT/,
    sign: () => ({ kind: 'certificate-wanted' }),
  },
];

function verifySign(text: string): LineSign {
  const causeId = causeOfVerifyText(text.trim());
  return causeId === expired ? { kind: 'expired', says: 'detail' } : { kind: 'failure', causeId, says: 'detail' };
}
