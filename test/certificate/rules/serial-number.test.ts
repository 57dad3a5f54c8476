import { expect, it } from 'vitest';
import { element, integer } from '../../../fixtures/der.ts';
import { serialNumber } from '../../../src/certificate/rules/serial-number.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const check = (der: Buffer) => serialNumber.check(decodedWith({ serialNumber: der }), { now });

it(`accepts ${serialNumber.examples.kept}`, () => {
  expect(check(element(0x02, Buffer.alloc(20, 0x7f)))).toBeUndefined();
});

it(`tells of ${serialNumber.examples.broken}`, () => {
  expect(check(integer(0x80))).toBe('its serial number is negative');
});

it('tells of one with more octets, a leading zero among them', () => {
  expect(check(element(0x02, Buffer.of(0), Buffer.alloc(20, 0xff)))).toBe('its serial number has 21 octets');
});

it.each([
  ['zero', integer(0)],
  ['a number that a leading zero keeps positive', integer(0, 0x80)],
])('accepts %s', (_, der) => {
  expect(check(der)).toBeUndefined();
});
