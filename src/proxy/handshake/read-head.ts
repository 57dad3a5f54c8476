import type { Duplex } from 'node:stream';
import type { Fault } from './fault.ts';
import { within } from './within.ts';

/** The head of an HTTP answer. Text in it is hostile. */
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

const maxHeadOctets = 16 * 1024;
// A lone LF ends a line too (RFC 9112 §2.2).
const headEnd = /\r?\n\r?\n/;

/**
 * Reads the head of an HTTP/1 answer and puts back what stands behind it. Interim (1xx) heads are passed over.
 * Limits: 16 KiB for all heads together.
 * Source: RFC 9112 §2.1 and §4.
 */
export function readHead(stream: Duplex, timeoutMs: number): Promise<HttpHead | TlsAnswer | Fault> {
  let received = Buffer.alloc(0);
  return within<HttpHead | TlsAnswer | Fault>(stream, timeoutMs, (settle) => {
    const onReadable = (): void => {
      for (let chunk = read(stream); chunk; chunk = read(stream)) {
        received = Buffer.concat([received, chunk]);
        const step = parse(received);
        if (step === undefined) continue;
        if (step.rest.length > 0) stream.unshift(step.rest);
        settle(step.result);
        return;
      }
    };
    stream.on('readable', onReadable);
    return () => stream.off('readable', onReadable);
  });
}

function read(stream: Duplex): Buffer | undefined {
  // A byte stream without an encoding gives buffers.
  return (stream.read() as Buffer | null) ?? undefined;
}

function parse(received: Buffer): { readonly result: HttpHead | TlsAnswer | Fault; readonly rest: Buffer } | undefined {
  const nothing = Buffer.alloc(0);
  if (isTlsRecord(received)) return { result: { kind: 'tls' }, rest: nothing };
  if (!isHttpStart(received)) return { result: { kind: 'protocol', what: 'the answer is not HTTP' }, rest: nothing };
  const text = received.toString('latin1', 0, maxHeadOctets);
  for (let start = 0; ; ) {
    const end = headEnd.exec(text.slice(start));
    if (!end) {
      const isTooLong = received.length >= maxHeadOctets;
      return isTooLong ? { result: { kind: 'protocol', what: 'the head of the answer is longer than 16 KiB' }, rest: nothing } : undefined;
    }
    const head = parseHead(text.slice(start, start + end.index));
    start += end.index + end[0].length;
    if ('status' in head && head.status < 200) continue;
    return { result: head, rest: received.subarray(start) };
  }
}

function isTlsRecord(received: Buffer): boolean {
  return (received[0] === 0x15 || received[0] === 0x16) && (received[1] ?? 3) === 3;
}

function isHttpStart(received: Buffer): boolean {
  const magic = 'HTTP/1.';
  return magic.startsWith(received.subarray(0, magic.length).toString('latin1'));
}

function parseHead(text: string): HttpHead | Fault {
  const [statusLine = '', ...lines] = text.split(/\r?\n/);
  const status = /^HTTP\/1\.[01] ([1-9]\d\d)(?: (.*))?$/.exec(statusLine);
  if (!status) return { kind: 'protocol', what: 'the answer has no HTTP status line' };
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(colon, 0)).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(status[1]), reason: status[2] ?? '', headers };
}
