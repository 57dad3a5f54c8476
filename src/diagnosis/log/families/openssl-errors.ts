import type { LineSign, LogRule } from '../line-sign.ts';
import type { LoggedId } from '../logged-ids.ts';

const failure = (causeId: LoggedId): LineSign => ({ kind: 'failure', causeId, says: 'detail' });

/**
 * The reasons of OpenSSL's error queue, as curl, `openssl s_client` and others print them: `error:0A00010B:SSL routines::…` in 3.x,
 * `error:1408F10B:SSL routines:ssl3_get_record:…` before. Source: `ssl_err.c` of OpenSSL 1.0.2, 1.1.1 and 3.x; RFC 8446 §6.2.
 */
export const opensslErrors: readonly LogRule[] = [
  // What a peer that speaks no TLS sends looks like this: text where a record is expected.
  {
    hint: 'SSL routines:',
    pattern:
      /SSL routines:[^:]{0,60}:(?:wrong version number|unknown protocol|http request|https proxy request|packet length too long|record layer failure|not ssl)/,
    sign: () => ({ kind: 'no-tls' }),
  },
  {
    hint: 'SSL routines:',
    pattern:
      /SSL routines:[^:]{0,60}:(?:tlsv1 alert protocol version|unsupported protocol|version too low|wrong ssl version|unsupported ssl version|legacy sigalg disallowed)/,
    sign: () => failure('tls-too-old'),
  },
  {
    hint: 'SSL routines:',
    pattern: /SSL routines:[^:]{0,60}:(?:(?:ssl|tls)v\d{1,2}|ssl\/tls) alert handshake failure/,
    sign: () => ({ kind: 'handshake-refused' }),
  },
  // Who reads such an alert has shown a certificate, or none, that the peer does not take.
  {
    hint: 'SSL routines:',
    pattern:
      /SSL routines:[^:]{0,60}:(?:(?:ssl|tls)v\d{1,2}|ssl\/tls) alert (?:certificate required|unknown ca|bad certificate|unsupported certificate|certificate (?:revoked|expired|unknown)|no certificate|access denied)/,
    sign: () => failure('client-certificate-wanted'),
  },
  {
    hint: 'SSL routines:',
    pattern:
      /SSL routines:[^:]{0,60}:(?:no shared cipher|no ciphers available|no protocols available|wrong cipher returned|dh key too small|unsafe legacy renegotiation disabled|insufficient security|(?:(?:ssl|tls)v\d{1,2}|ssl\/tls) alert (?:insufficient security|illegal parameter|unsupported extension|inappropriate fallback))/,
    sign: () => failure('no-common-tls'),
  },
  { hint: 'SSL routines:', pattern: /SSL routines:[^:]{0,60}:ca md too weak/, sign: () => failure('weak-signature-in-chain') },
  { hint: 'SSL routines:', pattern: /SSL routines:[^:]{0,60}:(?:ee|ca) key too small/, sign: () => failure('weak-key-in-chain') },
  {
    hint: 'SSL routines:',
    pattern: /SSL routines:[^:]{0,60}:(?:unexpected eof while reading|ssl handshake failure)/,
    sign: () => failure('connection-reset'),
  },
  // Another line says why.
  {
    hint: 'certificate verify failed',
    pattern: /SSL routines:[^:]{0,60}:certificate verify failed/,
    sign: () => ({ kind: 'failure', causeId: 'chain-untrusted', says: 'summary' }),
  },
  {
    hint: 'SSL routines:',
    pattern: /SSL routines:[^:]{0,60}:\S/,
    sign: () => ({ kind: 'failure', causeId: 'connection-failed', says: 'summary' }),
  },
  // curl's words where the queue is empty and the connection gone.
  {
    hint: 'OpenSSL SSL_',
    pattern: /OpenSSL SSL_(?:connect|read|write): (?:SSL_ERROR_SYSCALL|Connection reset by peer|Broken pipe|Connection was reset)/,
    sign: () => failure('connection-reset'),
  },
  {
    hint: 'OpenSSL SSL_',
    pattern: /OpenSSL SSL_(?:connect|read|write): Connection timed out/,
    sign: () => failure('timed-out'),
  },
];
