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
});
