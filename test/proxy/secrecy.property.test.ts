import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProxies } from '../../src/proxy/parse-proxies.ts';

// Letters that stand in no message, no host and no user of these tests: a match is a leak.
const secretText = fc.string({ unit: fc.constantFrom('X', 'Q', 'Z', 'J'), minLength: 6, maxLength: 20 });
const plainText = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 8 });
const rawText = fc.constantFrom(';', '@', '/', '%', ' ', '"', "'", '#', '?', ':', '\\', '\n', '\u201d', '%zz', '[', ']', '://', '&', '=');
const scheme = fc.constantFrom('http://', 'https://', 'HTTP://', '', 'ftp://', '//');
const port = fc.oneof(fc.integer({ min: 1, max: 65_535 }).map(String), fc.constantFrom('0', '', '99999', '80/x', '80;', '80"'));

/** What a list looks like, by all the ways in which a program prints things. */
function printed(text: string): string {
  const entries = parseProxies(text);
  const strings = entries.map((entry) => (entry.kind === 'proxy' ? `${entry.proxy}` : entry.why));
  return [JSON.stringify(entries), ...strings, inspect(entries, { showHidden: true, depth: null, getters: true })].join('\n').toUpperCase();
}

describe('whatever is read as a proxy list', () => {
  it('reads a well-formed login and never prints it', () => {
    fc.assert(
      fc.property(plainText, secretText, rawText, plainText, fc.integer({ min: 1, max: 65_535 }), (user, secret, raw, host, number) => {
        const password = `${secret}${raw}`;
        const text = `http://${user}:${encodeURIComponent(password)}@${host}:${number}`;
        const [entry] = parseProxies(text);
        expect(entry?.kind).toBe('proxy');
        const basic = entry?.kind === 'proxy' ? entry.proxy.basicAuthorization() : undefined;
        expect(basic).toBe(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
        expect(printed(text)).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });

  it('never prints a password with raw characters in it, whatever is wrong with the URL', () => {
    fc.assert(
      fc.property(scheme, plainText, secretText, rawText, secretText, plainText, port, (start, user, first, raw, second, host, end) => {
        const text = printed(`${start}${user}:${first}${raw}${second}@${host}:${end}`);
        expect(text).not.toContain(first);
        expect(text).not.toContain(second);
      }),
      { numRuns: 1000 },
    );
  });

  it('never prints a password that stands anywhere in a longer list', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scheme, plainText, secretText, rawText, port), { minLength: 1, maxLength: 6 }), (pieces) => {
        const list = pieces.map(([start, user, secret, raw, end]) => `${start}${user}${raw}:${secret}${raw}@gate:${end}`);
        const text = printed(list.join(';'));
        for (const [, , secret] of pieces) expect(text).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });
});
