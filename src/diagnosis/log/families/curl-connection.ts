import type { LineSign, LogRule, Peer } from '../line-sign.ts';
import type { LoggedId } from '../logged-ids.ts';

/** What libcurl says of names, connections and time limits. Source: `lib/connect.c`, `lib/cf-socket.c`, `lib/multi.c` of curl 7.61 to 8.x. */
export const curlConnection: readonly LogRule[] = [
  {
    hint: 'resolve',
    pattern: /(?:Could not|Couldn't) resolve (host|proxy)(?: name)?: ?(\S{1,260})/,
    sign: ([, what, host = '']) => ({
      kind: 'failure',
      causeId: 'name-not-resolved',
      says: 'detail',
      leg: 'resolve',
      peer: { host: host.replace(/[;,]$/, ''), port: what === 'proxy' ? 0 : 443 },
    }),
  },
  {
    hint: "Couldn't resolve",
    pattern: /Couldn't resolve (host|proxy) '([^']{1,260})'/,
    sign: ([, what, host = '']) => ({
      kind: 'failure',
      causeId: 'name-not-resolved',
      says: 'detail',
      leg: 'resolve',
      peer: { host, port: what === 'proxy' ? 0 : 443 },
    }),
  },
  {
    hint: 'Resolving timed out',
    pattern: /Resolving timed out after/,
    sign: () => ({ kind: 'failure', causeId: 'timed-out', says: 'detail', leg: 'resolve' }),
  },
  // One address of perhaps several; since 8.6 with the own address in the middle.
  {
    hint: 'onnect to ',
    pattern: /\bconnect to (\S{1,260}) port (\d{1,5})(?: from \S{1,260} port -?\d{1,5})? failed: ([^:]{1,80})/,
    sign: ([, host = '', port, why = '']) => notConnected(why, 'detail', { host, port: Number(port) }),
  },
  {
    hint: 'Failed to connect to',
    pattern: /Failed to connect to (\S{1,260}?)(?: port |:)(\d{1,5})(?: after (\d{1,9}) ms)?: ([^:]{1,80})/,
    sign: ([, host = '', port, ms, why = '']) => notConnected(why, 'detail', { host, port: Number(port) }, ms),
  },
  {
    hint: 'timed out after',
    pattern: /(?:Connection|Operation|SSL connection|Proxy connection) timed? ?out after \d{1,12} (?:milliseconds|ms)/,
    sign: () => ({ kind: 'failure', causeId: 'timed-out', says: 'detail' }),
  },
  {
    hint: 'Connection timeout after',
    pattern: /Connection timeout after \d{1,12} ms/,
    sign: () => ({ kind: 'failure', causeId: 'timed-out', says: 'detail' }),
  },
  {
    hint: 'SSL connection timeout',
    pattern: /SSL connection timeout/,
    sign: () => ({ kind: 'failure', causeId: 'timed-out', says: 'detail' }),
  },
  {
    hint: ' failure: ',
    pattern: /\b(?:Recv|Send) failure: ([^:]{1,80})/,
    sign: ([, why = '']) => {
      if (/timed out/i.test(why)) return { kind: 'failure', causeId: 'timed-out', says: 'detail' };
      const causeId = /reset|broken pipe|aborted/i.test(why) ? 'connection-reset' : 'connection-failed';
      return { kind: 'failure', causeId, says: 'detail' };
    },
  },
  {
    hint: 'Empty reply from server',
    pattern: /Empty reply from server/,
    sign: () => ({ kind: 'failure', causeId: 'connection-failed', says: 'detail' }),
  },
];

/** From these on the kernel has given up, in vain asked for a neighbour, or got a plain no; in milliseconds. */
const kernelGivesUp = 20_000;
const neighbourIsAbsent = [2500, 4500] as const;
const answerIsPrompt = 2500;

function notConnected(why: string, says: 'detail' | 'summary', peer: Peer, ms?: string): LineSign {
  const failure = (causeId: LoggedId): LineSign => ({ kind: 'not-connected', causeId, says, peer });
  if (/refused/i.test(why)) return failure('connection-refused');
  if (/no route|unreachable|host is down|network is down/i.test(why)) return failure('no-route');
  if (/time/i.test(why)) return failure('timed-out');
  // Since 7.87 the sentence no longer tells the errno: only how long it took is left to tell a refusal from silence.
  const took = ms === undefined ? undefined : Number(ms);
  const summary = (causeId: LoggedId): LineSign => ({ kind: 'not-connected', causeId, says: 'summary', peer });
  if (took === undefined || !/could(?:n't| not) connect/i.test(why)) return summary('connection-failed');
  if (took >= kernelGivesUp) return summary('timed-out');
  if (took >= neighbourIsAbsent[0] && took <= neighbourIsAbsent[1]) return summary('no-route');
  return summary(took < answerIsPrompt ? 'connection-refused' : 'connection-failed');
}
