import type { LogRule } from '../line-sign.ts';

/** What libcurl says of its tunnel through a proxy. Source: `lib/http_proxy.c` and `lib/cf-h1-proxy.c` of curl 7.61 to 8.x. */
export const curlProxy: readonly LogRule[] = [
  {
    hint: 'CONNECT tunnel failed',
    pattern: /CONNECT tunnel failed, response (\d{3})/,
    sign: ([, status]) => ({ kind: 'tunnel-refused', status: Number(status) }),
  },
  // Until 7.86.
  {
    hint: 'from proxy after CONNECT',
    pattern: /Received HTTP code (\d{3}) from proxy after CONNECT/,
    sign: ([, status]) => ({ kind: 'tunnel-refused', status: Number(status) }),
  },
  {
    hint: 'Proxy CONNECT aborted',
    pattern: /Proxy CONNECT aborted( due to timeout)?/,
    sign: ([, late]) => ({ kind: 'failure', causeId: late ? 'timed-out' : 'proxy-closes-connect', says: 'detail', leg: 'tunnel' }),
  },
  {
    hint: 'Proxy connection closed during handshake',
    pattern: /Proxy connection closed during handshake/,
    sign: () => ({ kind: 'failure', causeId: 'proxy-closes-connect', says: 'detail', leg: 'tunnel' }),
  },
  {
    hint: 'HTTP/0.9 when not allowed',
    pattern: /Received HTTP\/0\.9 when not allowed/,
    sign: () => ({ kind: 'failure', causeId: 'not-a-proxy', says: 'detail', leg: 'tunnel' }),
  },
  {
    hint: 'Unsupported proxy',
    pattern: /Unsupported proxy (?:syntax in |scheme for )?/,
    sign: () => ({ kind: 'failure', causeId: 'not-a-proxy-url', says: 'detail' }),
  },
  {
    hint: 'HTTP proxy tunnel to',
    pattern: /Establish(?:ing)? HTTP proxy tunnel to (\S{1,260})/,
    sign: ([, host = '']) => ({ kind: 'tunnel-asked', host }),
  },
  // Since 7.86; before it, and in 8.x with HTTP/2, in other words.
  { hint: 'CONNECT tunnel established', pattern: /CONNECT tunnel established, response 2/, sign: () => ({ kind: 'tunnel-open' }) },
  { hint: 'Proxy replied', pattern: /Proxy replied (?:OK|2\d\d) to CONNECT request/, sign: () => ({ kind: 'tunnel-open' }) },
  { hint: 'Proxy auth using', pattern: /Proxy auth using \w+ with user/, sign: () => ({ kind: 'login-sent' }) },
];
