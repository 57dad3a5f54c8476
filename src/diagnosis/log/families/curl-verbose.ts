import type { LogRule } from '../line-sign.ts';

/** The course of a connection as `curl -v`, or an agent at its highest log level, tells it: none of these lines is a failure. */
export const curlVerbose: readonly LogRule[] = [
  {
    hint: 'Trying ',
    pattern: /^\*?\s*Trying \[?([0-9A-Fa-f.:%]{2,60}?)\]?:(\d{1,5})\.\.\./,
    sign: ([, host = '', port]) => ({ kind: 'attempt', peer: { host, port: Number(port) }, isVerbose: true }),
  },
  // Until 7.73 without the port.
  {
    hint: 'Trying ',
    pattern: /^\*?\s*Trying ([0-9A-Fa-f.:%]{2,60}?)\.\.\./,
    sign: ([, host = '']) => ({ kind: 'attempt', peer: { host, port: undefined }, isVerbose: true }),
  },
  {
    hint: 'onnected to ',
    pattern: /^\*?\s*Connected to (\S{1,260}) \([^)]{0,100}\)(?: port (\d{1,5}))?/,
    sign: ([, host = '', port]) => ({ kind: 'connected', ...(port !== undefined && { peer: { host, port: Number(port) } }) }),
  },
  { hint: 'Established connection to', pattern: /Established connection to \S{1,260} \(/, sign: () => ({ kind: 'connected' }) },
  {
    hint: 'Uses proxy env variable',
    pattern: /Uses proxy env variable \w{1,30} == '([^']{0,300})'/,
    sign: ([, proxy = '']) => ({ kind: 'attempt', proxy, isVerbose: true }),
  },
  { hint: '> CONNECT ', pattern: /^> CONNECT (\S{1,260}) HTTP\//, sign: ([, host = '']) => ({ kind: 'tunnel-asked', host }) },
  {
    hint: 'Proxy-Authorization: ',
    pattern: /^> Proxy-Authorization: \w/i,
    sign: () => ({ kind: 'login-sent' }),
  },
  { hint: ' HTTP/', pattern: /^> (?:GET|HEAD|POST|PUT) (\S{1,2000}) HTTP\//, sign: ([, path = '']) => ({ kind: 'request', path }) },
  {
    hint: '< HTTP/',
    pattern: /^< HTTP\/\d(?:\.\d)? (\d{3})(?: (.{0,100}))?/,
    sign: ([, status, reason = '']) => ({ kind: 'answer', status: Number(status), reason: reason.trim() }),
  },
  { hint: '< ', pattern: /^< (?!HTTP\/)[^:\s]{1,200}$/, sign: () => ({ kind: 'no-http' }) },
  {
    hint: '< ',
    pattern: /^< (proxy-authenticate|proxy-status|x-squid-error|server|via): (.{0,1000})/i,
    sign: ([, name = '', value = '']) => ({ kind: 'header', name: name.toLowerCase(), value: value.trim() }),
  },
];
