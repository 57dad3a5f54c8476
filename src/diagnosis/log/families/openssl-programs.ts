import type { LineSign, LogRule } from '../line-sign.ts';
import type { LoggedId } from '../logged-ids.ts';
import { causeOfVerifyText, expired } from '../verify-texts.ts';

/** What `openssl s_client` and `openssl verify` print. Source: `apps/s_client.c`, `apps/verify.c` and `apps/lib/s_cb.c` of OpenSSL 1.0.2 to 3.x. */
export const opensslPrograms: readonly LogRule[] = [
  // The error queue as the programs print it; what s_client speaks to its proxy is never TLS.
  {
    hint: 'SSL routines:',
    pattern:
      /^[0-9A-F]{6,20}:error:[0-9A-F]{8}:SSL routines:\w{1,60}:(?:wrong version number|unknown protocol|packet length too long|http request|record layer failure)/,
    sign: () => ({ kind: 'no-tls', isTarget: true }),
  },
  {
    hint: 'BIO_new_file:No such file',
    pattern: /BIO_new_file:No such file or directory:.{0,100}calling fopen/,
    sign: () => ({ kind: 'failure', causeId: 'bundle-missing', says: 'detail' }),
  },
  {
    hint: 'x509 certificate routines:',
    pattern: /x509 certificate routines:X509_load_cert_(?:crl_)?file\w{0,10}:/,
    sign: () => ({ kind: 'failure', causeId: 'bundle-not-loaded', says: 'summary' }),
  },
  { hint: 'CONNECTED(', pattern: /^CONNECTED\([0-9A-F]{8}\)/, sign: () => ({ kind: 'attempt', isVerbose: true, isTlsAtOnce: true }) },
  {
    hint: 'depth=',
    pattern: /^depth=(\d{1,3}) (.{0,300})/,
    sign: ([, depth, subject = '']) => ({ kind: 'depth', depth: Number(depth), subject }),
  },
  { hint: 'verify error:num=', pattern: /verify error:num=\d{1,3}:(.{1,120})/, sign: ([, text = '']) => refused(text, 'detail') },
  {
    hint: ' depth lookup',
    pattern: /error \d{1,3} at (\d{1,3}) depth lookup: ?(.{1,120})/,
    sign: ([, depth, text = '']) => refused(text, 'detail', Number(depth)),
  },
  // In 1.0.2 to 3.x; the last word of a handshake, also of one that came to nothing.
  {
    hint: 'erify return code: ',
    pattern: /Verify return code: (\d{1,3}) \((.{1,120})\)/i,
    sign: ([, number, text = '']) => (number === '0' ? { kind: 'verified' } : refused(text, 'summary')),
  },
  { hint: 'Verification error: ', pattern: /^Verification error: (.{1,120})/, sign: ([, text = '']) => refused(text, 'summary') },
  {
    hint: ', Cipher is ',
    pattern: /^(?:New|Reused), \S{1,20}, Cipher is (\S{1,60})/,
    sign: ([, cipher]) => ({ kind: 'cipher', isAgreed: cipher !== '(NONE)' }),
  },
  // `-brief`.
  { hint: 'CONNECTION ESTABLISHED', pattern: /^CONNECTION ESTABLISHED/, sign: () => ({ kind: 'cipher', isAgreed: true }) },
  { hint: 'Verification: OK', pattern: /^Verification: OK/, sign: () => ({ kind: 'verified' }) },
  {
    hint: 'HTTP CONNECT failed',
    pattern: /HTTP CONNECT failed(?:, reason=|:) ?(?:HTTP\/\d\.\d )?(\d{3})?/,
    sign: ([, status]) =>
      status === undefined
        ? { kind: 'failure', causeId: 'proxy-closes-connect', says: 'detail', leg: 'tunnel' }
        : { kind: 'tunnel-refused', status: Number(status) },
  },
  {
    hint: 'connect:errno=',
    pattern: /connect:errno=(\d{1,3})/,
    sign: ([, errno = '']) => notConnected(errnoCauses.get(errno), errnoCauses.has(errno) ? 'detail' : 'summary'),
  },
  {
    hint: 'onnect:Connection refused',
    pattern: /system library:\S{0,30}onnect:Connection refused/,
    sign: () => notConnected('connection-refused'),
  },
  {
    hint: 'onnect:',
    pattern: /system library:\S{0,30}onnect:(?:No route to host|Network is unreachable)/,
    sign: () => notConnected('no-route'),
  },
  {
    hint: 'onnect:Connection timed out',
    pattern: /system library:\S{0,30}onnect:Connection timed out/,
    sign: () => notConnected('timed-out'),
  },
  {
    hint: 'BIO_lookup_ex',
    pattern: /BIO_lookup_ex:(?:system lib|Name or service not known|Temporary failure in name resolution)|BIO_lookup_ex:/,
    sign: () => ({ kind: 'failure', causeId: 'name-not-resolved', says: 'detail', leg: 'resolve' }),
  },
  {
    hint: 'write:errno=',
    pattern: /^(?:write|read):errno=(\d{1,3})/,
    sign: ([, errno]) => (errno === '0' || errno === '104' ? { kind: 'failure', causeId: 'connection-reset', says: 'detail' } : undefined),
  },
  { hint: ': OK', pattern: /^\S.{0,4000}: OK$/, sign: () => ({ kind: 'success' }) },
];

/** Of Linux. */
const errnoCauses: ReadonlyMap<string, LoggedId> = new Map([
  ['111', 'connection-refused'],
  ['110', 'timed-out'],
  ['101', 'no-route'],
  ['113', 'no-route'],
]);

function notConnected(causeId: LoggedId = 'connection-failed', says: 'detail' | 'summary' = 'detail'): LineSign {
  return { kind: 'not-connected', causeId, says };
}

function refused(text: string, says: 'detail' | 'summary', depth?: number): LineSign {
  const causeId = causeOfVerifyText(text.trim());
  if (causeId === expired) return { kind: 'expired', says, ...(depth !== undefined && { depth }) };
  return { kind: 'failure', causeId, says };
}
