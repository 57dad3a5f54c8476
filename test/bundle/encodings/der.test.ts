import { expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { octets, sequence } from '../../../fixtures/der.ts';
import { pfxWithoutMac } from '../../../fixtures/pkcs12.ts';
import { readDer } from '../../../src/bundle/encodings/der.ts';

const one = handmade();
const two = handmade({ version: Buffer.alloc(0), extensions: Buffer.alloc(0) });
const after = `at byte ${one.length}`;

it('reads one certificate in DER as it is', () => {
  expect(readDer(one)).toEqual({ kind: 'container', encoding: 'der', certificates: [one], passedOver: [], integrity: 'none' });
});

it('splits certificates that stand behind each other', () => {
  expect(readDer(Buffer.concat([one, two, one]))).toMatchObject({ certificates: [one, two, one] });
});

it.each([
  ['text', Buffer.from('hello'), 'der-trailing', `something that is no certificate follows one, ${after}`],
  ['a NUL', octets('00'), 'der-trailing', `something that is no certificate follows one, ${after}`],
  ['a container', pfxWithoutMac(), 'der-trailing', `a structure that is no certificate follows one, ${after}`],
  ['an empty structure', sequence(), 'der-trailing', `a structure that is no certificate follows one, ${after}`],
  ['half a certificate', two.subarray(0, 100), 'malformed', `certificate behind another claims`],
])('refuses %s behind a certificate, and says where', (_, rest, id, detail) => {
  expect(readDer(Buffer.concat([one, rest]))).toMatchObject({ kind: 'refusal', id, detail: expect.stringContaining(detail) });
});

it('refuses a certificate that is cut off', () => {
  const detail = `certificate claims ${one.length - 4} bytes where ${one.length - 14} are left, at byte 0`;
  expect(readDer(one.subarray(0, -10))).toEqual({ kind: 'refusal', id: 'malformed', detail });
});
