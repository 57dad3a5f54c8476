import type { Duplex } from 'node:stream';
import { valuesOf } from '../answer/headers.ts';
import { atMost, type Budget } from './budget.ts';
import { unchunked } from './chunked.ts';
import type { Fault } from './fault.ts';
import type { HttpHead } from './http-head.ts';
import { readOctets } from './read-head.ts';
import { within } from './within.ts';

/** A body is worth no longer wait than this, behind its head. */
const graceMs = 300;

/** The body of an answer as far as it was read. */
export interface HttpBody {
  /** Without the frames of chunks. */
  readonly octets: Buffer;
  /** Whether the connection can carry another request: the body has ended, and the connection has not. */
  readonly leavesOpen: boolean;
}

/**
 * Reads the body of an answer to CONNECT that is no tunnel: up to its end, to `maxOctets`, to the end of the stream or for 300 ms, whatever
 * comes first. What is missing is no fault.
 * Source: RFC 9112 §6.3 and §9.3.
 */
export async function readBody(stream: Duplex, head: HttpHead, budget: Budget, maxOctets: number): Promise<HttpBody> {
  const frame = frameOf(head);
  let received = Buffer.alloc(0);
  let body = frame(received);
  if (body.isWhole) return { octets: body.octets, leavesOpen: !saysClose(head) };
  const ended = await within<'enough'>(stream, 'readable', atMost(graceMs, budget), () => {
    for (let chunk = readOctets(stream); chunk && !body.isWhole && received.length < maxOctets; chunk = readOctets(stream)) {
      received = Buffer.concat([received, chunk]);
      body = frame(received);
    }
    return body.isWhole || received.length >= maxOctets ? 'enough' : undefined;
  });
  return { octets: body.octets.subarray(0, maxOctets), leavesOpen: ended === 'enough' && body.isWhole && !saysClose(head) };
}

/**
 * The whole body of an answer. A fault: `protocol` where it is longer than `maxOctets`, `closed` where it ends before the length that it told.
 * Source: RFC 9112 §6.3 and §8.
 */
export async function readWholeBody(stream: Duplex, head: HttpHead, budget: Budget, maxOctets: number): Promise<Buffer | Fault> {
  const frame = frameOf(head);
  let received = Buffer.alloc(0);
  if (frame(received).isWhole) return received;
  const ended = await within<'whole' | 'long'>(stream, 'readable', budget, () => {
    for (let chunk = readOctets(stream); chunk; chunk = readOctets(stream)) {
      received = Buffer.concat([received, chunk]);
      if (received.length > 2 * maxOctets) return 'long';
      if (frame(received).isWhole) return 'whole';
    }
    return undefined;
  });
  const { octets } = frame(received);
  if (ended === 'long' || octets.length > maxOctets) return { kind: 'protocol', what: `the answer is longer than ${maxOctets / 1024} KiB` };
  if (ended === 'whole' || (ended.kind === 'closed' && !isFramed(head))) return octets;
  return ended;
}

function isFramed(head: HttpHead): boolean {
  return valuesOf(head, 'transfer-encoding').length + valuesOf(head, 'content-length').length > 0;
}

type Frame = (received: Buffer) => { readonly octets: Buffer; readonly isWhole: boolean };

function frameOf(head: HttpHead): Frame {
  if (valuesOf(head, 'transfer-encoding').some((value) => /\bchunked\s*$/i.test(value))) return unchunked;
  const [written] = valuesOf(head, 'content-length');
  if (written === undefined || !/^\d{1,15}$/.test(written)) return (received) => ({ octets: received, isWhole: false });
  const length = Number(written);
  return (received) => ({ octets: received.subarray(0, length), isWhole: received.length >= length });
}

function saysClose(head: HttpHead): boolean {
  const options = [...valuesOf(head, 'connection'), ...valuesOf(head, 'proxy-connection')].join(',').toLowerCase();
  return options.split(',').some((option) => option.trim() === 'close');
}
