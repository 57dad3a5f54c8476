import type { Duplex } from 'node:stream';
import type { Budget } from './budget.ts';
import type { Fault } from './fault.ts';
import { type HttpHead, parseHead, type TlsAnswer } from './http-head.ts';
import { within } from './within.ts';

/** Reads the head of an HTTP/1 answer and puts back what stands behind it. The budget is for all of it, not for each octet. */
export function readHead(stream: Duplex, budget: Budget): Promise<HttpHead | TlsAnswer | Fault> {
  let received = Buffer.alloc(0);
  return within<HttpHead | TlsAnswer | Fault>(stream, 'readable', budget, () => {
    for (let chunk = readOctets(stream); chunk; chunk = readOctets(stream)) {
      received = Buffer.concat([received, chunk]);
      const step = parseHead(received);
      if (step === undefined) continue;
      if (step.rest.length > 0) stream.unshift(step.rest);
      return step.result;
    }
    return undefined;
  });
}

/** What has come in, `undefined` where nothing has. */
export function readOctets(stream: Duplex): Buffer | undefined {
  // A byte stream without an encoding gives buffers.
  return (stream.read() as Buffer | null) ?? undefined;
}
