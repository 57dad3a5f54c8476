import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRules } from '../../../src/diagnosis/log/families/index.ts';
import { readLogLine } from '../../../src/diagnosis/log/read-log-line.ts';
import { agentSays, toldBy } from './told-by.ts';

const limitMs = 1000;

describe('a hostile line', () => {
  it('of 64 KiB is read in time, whatever it repeats', () => {
    const pieces = logRules.flatMap(({ hint }) => [hint, `${hint} `, `${hint}a`, `${hint}:`, ` ${hint}1`]);
    const started = performance.now();
    for (const piece of [...pieces, '//', '@', '//@', 'a@', ': OK', '[', '2024-06-21 10:00:00 [']) {
      readLogLine(piece.repeat(Math.ceil(65_536 / piece.length)));
    }
    expect((performance.now() - started) / pieces.length).toBeLessThan(limitMs / 20);
  });

  it('cannot make the memory of a summary grow', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      [
        agentSays(i * 100_000, `Using Proxy http://p${i}.example:1`).replace('1234', String(i)),
        agentSays(i * 100_000, `Failed to connect to h${i}.example port 443: Connection refused`).replace('1234', String(i)),
      ].join('\n'),
    );
    const { causes, histogram } = toldBy(lines.join('\n'));
    expect(causes).toMatchObject([{ id: 'connection-refused', count: 20_000 }]);
    expect(causes[0]?.hosts.length).toBeLessThanOrEqual(10);
    expect(causes[0]?.proxies.length).toBeLessThanOrEqual(10);
    expect(causes[0]?.examples).toHaveLength(3);
    expect(histogram.periods.length).toBeLessThanOrEqual(4000);
    expect(histogram.isCut).toBe(true);
  });

  const halves = fc.constantFrom(['zqxw', 'vkjy'], ['64913', '63207']);
  const between = fc.array(fc.constantFrom(';', '@', ':', '/', '%', '#', '?', '&', '"', "'", ' ', '\\', '[', ']', '”', '%3B', ''), {
    maxLength: 4,
  });
  const login = fc.tuple(halves, between).map(([[first, second], parts]) => `user:${first}${parts.join('')}${second}@`);
  const frames: readonly ((url: string) => string)[] = [
    (url) => `Using Proxy ${url}`,
    (url) => `* Uses proxy env variable https_proxy == '${url}'`,
    (url) => `Http request failed: SSL certificate problem: certificate has expired, ${url}`,
    (url) => `Http request failed via ${url}: CONNECT tunnel failed, response 407`,
    (url) => `Unsupported proxy syntax in '${url}'`,
    (url) => `Maximum proxy limit (5) reached. Ignoring ${url}; ${url}`,
    (url) => `Failed to connect to ${url} port 3128: Connection refused`,
  ];

  it('gives no login away, whatever stands around it', () => {
    fc.assert(
      fc.property(login, fc.constantFrom(...frames), fc.constantFrom('http://', 'https://', ''), (secret, frame, scheme) => {
        const text = [agentSays(1, frame(`${scheme}${secret}gate.example:3128`)), agentSays(2, 'CONNECT tunnel failed, response 403')];
        expect(JSON.stringify(toldBy(text.join('\n')))).not.toMatch(/zqxw|vkjy|64913|63207/);
      }),
      { numRuns: 2000 },
    );
  });

  const secret = fc.constantFrom(
    'zqxwvkjy',
    'zqxw vkjy',
    'zqxw"vkjy',
    "zqxw'vkjy",
    'zqxw;vkjy',
    'zqxw@vkjy',
    'zqxw@gate:1 vkjy',
    '64913=vkjy==',
  );
  const named: readonly ((text: string) => string)[] = [
    (text) => `> Proxy-Authorization: Basic ${btoa(`user:${text}`)}`,
    (text) => `Proxy-Authorization: Basic ${btoa(`user:${text}`)} CONNECT tunnel failed, response 407`,
    (text) => `CONNECT tunnel failed, response 407; sent Basic ${btoa(`user:${text}`)}`,
    (text) => `CONNECT tunnel failed, response 407, headers {"proxy-authorization": "Bearer ${text}"}`,
    (text) => `CONNECT tunnel failed, response 407 Authorization: Digest username="${text}", response="${text}"`,
    (text) => `Recv failure: Connection reset by peer; Set-Cookie: sid=${text}; Path=/`,
    (text) => `SSL certificate problem: certificate has expired password=${text}`,
    (text) => `SSL certificate problem: certificate has expired, user = ${text}`,
    (text) => `CONNECT tunnel failed, response 407 in curl -x gate:3128 -U ${text} https://platform.example`,
    (text) => `CONNECT tunnel failed, response 407 in curl --proxy-user=${text}`,
    (text) => `* Proxy auth using Basic with user '${text}'`,
    (text) => `Using Proxy user:${text.replaceAll('@', '')}`,
    (text) => `Could not resolve proxy: user:${text.replace(/[ @]/g, '')}`,
    (text) => `Failed to connect to ${encodeURIComponent(`user:${text}`)} port 80: Connection refused`,
    (text) => `Using Proxy http://user:SSL certificate problem: ${text}@gate.example:3128`,
  ];

  it('gives no secret away that stands behind its name, in a header or in the place of a host', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...named), (text, frame) => {
        const told = JSON.stringify(toldBy([agentSays(1, frame(text)), frame(text), 'CONNECT tunnel failed, response 407'].join('\n')));
        expect(told).not.toMatch(/zqxw|vkjy|64913/);
        expect(told).not.toContain(btoa(`user:${text}`).slice(0, 16));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the names of challenges, hosts and routines that are no secrets', () => {
    const text = [
      '* Establish HTTP proxy tunnel to platform.example:443',
      '< HTTP/1.1 407 Proxy Authentication Required',
      '< Proxy-Authenticate: Digest realm="x"',
      'CONNECT tunnel failed, response 407',
      agentSays(9, 'Using Proxy [fd00::1]:3128'),
      agentSays(9, 'Failed to connect to fd00::1 port 3128: Connection refused'),
      agentSays(20, 'error:0A000086:SSL routines::certificate verify failed'),
    ].join('\n');
    const { causes } = toldBy(text);
    expect(causes.map(({ id }) => id).toSorted()).toEqual(['basic-not-offered', 'chain-untrusted', 'connection-refused']);
    expect(JSON.stringify(causes)).toContain('fd00::1');
    expect(JSON.stringify(causes)).not.toContain('***');
  });
});
