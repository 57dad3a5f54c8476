import type { LineSign, LogRule } from '../line-sign.ts';
import type { LoggedId } from '../logged-ids.ts';

const summary = (causeId: LoggedId): LineSign => ({ kind: 'failure', causeId, says: 'summary' });

/** The sentence that libcurl has for each of its codes: the end of a story that other lines tell better. Source: `lib/strerror.c`. */
export const curlCodes: readonly LogRule[] = [
  {
    hint: 'resolve ',
    pattern: /(?:Could not|Couldn't) resolve (?:host ?name|proxy name)/,
    sign: () => summary('name-not-resolved'),
  },
  { hint: 'connect to server', pattern: /(?:Could not|Couldn't) connect to server/, sign: () => summary('connection-failed') },
  { hint: 'Timeout was reached', pattern: /Timeout was reached/, sign: () => summary('timed-out') },
  { hint: 'SSL connect error', pattern: /SSL connect error/, sign: () => summary('connection-failed') },
  { hint: 'Peer certificate cannot be', pattern: /Peer certificate cannot be authenticated/, sign: () => summary('chain-untrusted') },
  {
    hint: 'SSL peer certificate or SSH',
    pattern: /SSL peer certificate or SSH .{0,30} was not OK/,
    sign: () => summary('chain-untrusted'),
  },
  {
    hint: 'Problem with the SSL CA cert',
    pattern: /Problem with the SSL CA cert/,
    sign: () => summary('bundle-not-loaded'),
  },
  {
    hint: 'Problem with the local SSL certificate',
    pattern: /Problem with the local SSL certificate/,
    sign: () => summary('client-certificate-wanted'),
  },
  {
    hint: 'Server returned nothing',
    pattern: /Server returned nothing \(no headers, no data\)/,
    sign: () => summary('connection-failed'),
  },
  {
    hint: 'Fail',
    pattern: /Failure when receiving data from the peer|Failed sending data to the peer/,
    sign: () => summary('connection-failed'),
  },
  { hint: 'Proxy handshake error', pattern: /Proxy handshake error/, sign: () => summary('connection-failed') },
  // The agent's own frame around them.
  {
    hint: ' request failed',
    pattern: /\bH(?:ttp|TTP) request failed/,
    sign: () => summary('connection-failed'),
  },
];
