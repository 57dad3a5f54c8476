import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHead } from '../../../src/proxy/handshake/http-head.ts';

const read = (text: string) => parseHead(Buffer.from(text, 'latin1'));
const ok = 'HTTP/1.1 200 OK\r\n';
const denied = 'HTTP/1.1 403 No\r\n';

describe('the head of an answer', () => {
  it.each([
    ['with CRLF', `${ok}A-b: c\r\n\r\n`, { status: 200, reason: 'OK', headers: [['a-b', 'c']] }],
    ['with bare LF', 'HTTP/1.0 403\nVia:  x y \t\n\n', { status: 403, reason: '', headers: [['via', 'x y']] }],
    ['with an empty value', `${ok}A:\r\n\r\n`, { headers: [['a', '']] }],
    ['with the same length twice', `${ok}Content-Length: 5\r\nContent-Length: 5, 5\r\n\r\n`, { status: 200 }],
    ['with two lengths, but success, which has no body', `${ok}Content-Length: 5\r\nContent-Length: 6\r\n\r\n`, { status: 200 }],
    ['of a later minor version', 'HTTP/1.2 200 OK\r\n\r\n', { status: 200 }],
    ['with 100 headers', `${ok}${'A: b\r\n'.repeat(100)}\r\n`, { status: 200 }],
    ['behind 16 interim ones', `${'HTTP/1.1 103 Early\r\nLink: x\r\n\r\n'.repeat(16)}${ok}\r\n`, { status: 200 }],
    ['with an escape in its reason', 'HTTP/1.1 403 \u001b[31m\r\n\r\n', { reason: '\u001b[31m' }],
  ])('is read: %s', (_, text, head) => {
    expect(read(text)?.result).toMatchObject(head);
  });

  it.each([
    ['a folded line', `${ok}A: b\r\n c\r\n\r\n`, 'a header of the answer is folded over lines'],
    ['a bare CR', `${ok}A: b\rC: d\r\n\r\n`, 'a header of the answer has a bare CR or NUL in it'],
    ['a bare CR in the status line', 'HTTP/1.1 200 O\rK\r\n\r\n', 'the answer has no HTTP status line'],
    ['NUL', `${ok}A: \0\r\n\r\n`, 'a header of the answer has a bare CR or NUL in it'],
    ['a line without a colon', `${ok}garbage\r\n\r\n`, 'a header of the answer has no name that HTTP allows'],
    ['a blank before the colon', `${ok}A : b\r\n\r\n`, 'a header of the answer has no name that HTTP allows'],
    ['no name', `${ok}: b\r\n\r\n`, 'a header of the answer has no name that HTTP allows'],
    ['two lengths', `${denied}Content-Length: 5\r\nContent-Length: 6\r\n\r\n`, 'the answer has lengths that contradict each other'],
    ['two lengths in one line', `${denied}Content-Length: 5, 6\r\n\r\n`, 'the answer has lengths that contradict each other'],
    ['101 headers', `${ok}${'A: b\r\n'.repeat(101)}\r\n`, 'the answer has more than 100 headers'],
    ['a long line', `${ok}A: ${'b'.repeat(9000)}\r\n\r\n`, 'a header of the answer is longer than 8 KiB'],
    ['17 interim answers', `${'HTTP/1.1 100 Go\r\n\r\n'.repeat(17)}${ok}\r\n`, 'there are more than 16 interim answers'],
    ['a bad header in an interim answer', `HTTP/1.1 100 Go\r\nbad\r\n\r\n${ok}\r\n`, 'a header of the answer has no name that HTTP allows'],
  ])('is refused with %s', (_, text, what) => {
    expect(read(text)?.result).toEqual({ kind: 'protocol', what });
  });

  it('gives back what stands behind it', () => {
    expect(read(`${ok}\r\nbehind`)?.rest.toString()).toBe('behind');
  });

  it('asks for more octets where it has not ended', () => {
    const text = `HTTP/1.1 100 Go\r\n\r\n${ok}A: b\r\n\r\n`;
    for (let length = 0; length < text.length; length += 1) expect(read(text.slice(0, length))).toBeUndefined();
    expect(read(text)?.result).toMatchObject({ status: 200 });
  });

  it('is always read to an end, whatever comes', () => {
    const piece = fc.constantFrom(
      'HTTP/1.1 ',
      '200',
      ' OK',
      '\r\n',
      '\n',
      '\r',
      ':',
      ' ',
      'A',
      '\0',
      '\u00ff',
      '\x16\x03',
      '1',
      'Content-Length',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const step = read(pieces.join(''));
        expect(step === undefined || 'kind' in step.result || step.result.status >= 200).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is read in bounded time where it is long', () => {
    const start = performance.now();
    for (const filler of [' '.repeat(7000), '\t:'.repeat(3500), 'a'.repeat(7000)]) read(`${ok}A: ${filler}x\r\nB: ${filler}\r\n\r\n`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
