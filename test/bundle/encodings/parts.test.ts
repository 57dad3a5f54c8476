import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { partsOf } from '../../../src/bundle/encodings/parts.ts';
import { lineCounter } from '../../../src/bundle/encodings/pem/line-counter.ts';
import { isWideText, narrowed } from '../../../src/bundle/encodings/wide-text.ts';
import { latin1 } from '../entries.ts';

const der = latin1(handmade());
const kinds = (text: string) =>
  partsOf(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end) === der ? 'whole' : end - start}`);

describe('the parts of a file', () => {
  it.each([
    ['', []],
    ['text only', ['text 9']],
    [der, ['der whole']],
    [der + der, ['der whole', 'der whole']],
    [`${der}\n`, ['der whole', 'text 1']],
    [`# text\n${der}# text\n`, ['text 7', 'der whole', 'text 7']],
    [`-----END X-----${der}`, ['text 15', 'der whole']],
    [`word ${der}`, [`text ${der.length + 5}`]],
    [der.slice(0, -1), [`text ${der.length - 1}`]],
    [`${der}${der.slice(0, -1)}`, ['der whole', `text ${der.length - 1}`]],
  ])('are text and DER values, told apart by their length (%#)', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('follow each other without gaps, from whatever octets', () => {
    const pieces = fc.oneof(fc.constantFrom(der, '0\x81\x01x', '0\x84', '\n', '-----', '\0'), fc.uint8Array({ maxLength: 9 }).map(latin1));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const text = list.join('');
        const parts = partsOf(text);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(parts.filter(({ start, end }) => end <= start)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

it('lines are counted right, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('\n', 'x', '\r\n'), { maxLength: 30 }),
      fc.array(fc.nat(40), { maxLength: 10 }),
      (parts, places) => {
        const text = parts.join('');
        const lineOf = lineCounter(text);
        for (const at of places) expect(lineOf(at)).toBe(text.slice(0, at).split('\n').length);
      },
    ),
    { numRuns: 300 },
  );
});

describe('UTF-16', () => {
  it('of any text that begins with ASCII is told from other octets, and read as UTF-8', () => {
    const mark = fc.constantFrom('', '\ufeff');
    fc.assert(
      fc.property(mark, fc.string({ unit: 'grapheme' }), fc.boolean(), (start, text, isBigEndian) => {
        const octets = Buffer.from(`${start}ab${text}`, 'utf16le');
        const wide = latin1(isBigEndian ? octets.swap16() : octets);
        const head = latin1(Buffer.from(wide, 'latin1').subarray(0, 64));
        if (start === '' && /[^\0-\x7f]/.test(head)) return;
        if (start === '' && !/^[\t\n\r -~]*$/.test(text)) return;
        expect(isWideText(wide)).toBe(true);
        expect(narrowed(wide)).toBe(latin1(Buffer.from(`ab${text}`)));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['', 'ab', '-----BEGIN', 'a\0', 'a\0b', '\0a', der, '\xef\xbb\xbfabc', '\0\0\0\0'])('is not taken for granted in %j', (text) => {
    expect(isWideText(text)).toBe(false);
  });
});
