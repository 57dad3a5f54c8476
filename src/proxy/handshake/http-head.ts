import type { Fault } from './fault.ts';

/** The head of an HTTP answer. Text in it is hostile, one character for each octet. */
export interface HttpHead {
  readonly status: number;
  readonly reason: string;
  /** Names in lower case, in the order sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Bytes that are not HTTP but the start of a TLS record. */
export interface TlsAnswer {
  readonly kind: 'tls';
}

/** What the octets received so far come to; `rest` stands behind the head. */
export interface HeadStep {
  readonly result: HttpHead | TlsAnswer | Fault;
  readonly rest: Buffer;
}

/** The fault of an answer that does not begin as HTTP does. */
export const notHttp: Fault & { readonly kind: 'protocol' } = { kind: 'protocol', what: 'the answer is not HTTP' };

const maxOctets = 16 * 1024;
const maxInterim = 16;
const maxHeaders = 100;
const maxLineLength = 8 * 1024;
const nothing = Buffer.alloc(0);
// A lone LF ends a line too (RFC 9112 §2.2).
const headEnd = /\r?\n\r?\n/;
const statusLine = /^HTTP\/1\.\d ([1-9]\d\d)(?: ([^\r\0]*))?$/;
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/;

/**
 * Reads the head of an HTTP/1 answer, past interim (1xx) ones; `undefined` where more octets are needed.
 *
 * Strict: line folding, a bare CR, NUL, a name that is no token, a line without a colon and, but for success, lengths that contradict
 * each other are faults, for two readers could read such an answer in two ways. curl 7.88 takes some of them in a 200 to CONNECT: folding,
 * a bare CR, a blank before the colon, more than these limits; and it takes an interim answer for a refusal.
 * Limits: 16 KiB for all heads together, 8 KiB a line, 100 headers, 16 interim answers.
 * Source: RFC 9112 §2.2, §4, §5.1, §5.2 and §6.3; RFC 9110 §2.5, §5.1 and §15.2.
 */
export function parseHead(received: Buffer): HeadStep | undefined {
  if (isTlsRecord(received)) return { result: { kind: 'tls' }, rest: nothing };
  if (!isHttpStart(received)) return { result: notHttp, rest: nothing };
  const text = received.toString('latin1', 0, maxOctets);
  for (let start = 0, interim = 0; ; interim += 1) {
    if (interim > maxInterim) return fault(`there are more than ${maxInterim} interim answers`);
    const end = headEnd.exec(text.slice(start));
    if (!end) return received.length >= maxOctets ? fault('the head of the answer is longer than 16 KiB') : undefined;
    const result = readLines(text.slice(start, start + end.index));
    start += end.index + end[0].length;
    const isInterim = 'status' in result && result.status < 200;
    if (!isInterim) return { result, rest: received.subarray(start) };
  }
}

function fault(what: string): HeadStep {
  return { result: { kind: 'protocol', what }, rest: nothing };
}

function isTlsRecord(received: Buffer): boolean {
  return (received[0] === 0x15 || received[0] === 0x16) && (received[1] ?? 3) === 3;
}

function isHttpStart(received: Buffer): boolean {
  const magic = 'HTTP/1.';
  return magic.startsWith(received.subarray(0, magic.length).toString('latin1'));
}

function readLines(text: string): HttpHead | Fault {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const status = statusLine.exec(first);
  if (!status) return { kind: 'protocol', what: 'the answer has no HTTP status line' };
  const what = lines.length > maxHeaders ? `the answer has more than ${maxHeaders} headers` : lines.map(faultOfLine).find(Boolean);
  if (what) return { kind: 'protocol', what };
  const headers = lines.flatMap((line): readonly (readonly [string, string])[] => {
    const [, name = '', value = ''] = headerLine.exec(line) ?? [];
    return [[name.toLowerCase(), value.trim()]];
  });
  const isSuccess = status[1]?.startsWith('2') ?? false;
  const lengths = new Set(headers.filter(([name]) => name === 'content-length').flatMap(([, value]) => value.split(/[ \t]*,[ \t]*/)));
  // Success of CONNECT has no body, whatever it says (RFC 9110 §9.3.6).
  if (lengths.size > 1 && !isSuccess) return { kind: 'protocol', what: 'the answer has lengths that contradict each other' };
  return { status: Number(status[1]), reason: status[2] ?? '', headers };
}

function faultOfLine(line: string): string | undefined {
  if (line.length > maxLineLength) return 'a header of the answer is longer than 8 KiB';
  if (/^[ \t]/.test(line)) return 'a header of the answer is folded over lines';
  if (/[\0\r]/.test(line)) return 'a header of the answer has a bare CR or NUL in it';
  return headerLine.test(line) ? undefined : 'a header of the answer has no name that HTTP allows';
}
