import { describe, expect, it } from 'vitest';
import { validity } from '../../fixtures/certificates.ts';
import { integer, sequence, text } from '../../fixtures/der.ts';
import { decodedWith } from './decoded.ts';
import { refusalOf } from './refused.ts';

const end = '360101000000Z';
const until = (tag: number, time: string) => sequence(text(0x17, '260101000000Z'), text(tag, time));

describe('a validity period', () => {
  it.each([
    ['UTCTime', until(0x17, '261120235959Z'), '2026-11-20T23:59:59.000Z'],
    ['UTCTime of 1950', until(0x17, '500101000000Z'), '1950-01-01T00:00:00.000Z'],
    ['UTCTime of 2049', until(0x17, '491231235959Z'), '2049-12-31T23:59:59.000Z'],
    ['29 February of a leap year', until(0x17, '280229120000Z'), '2028-02-29T12:00:00.000Z'],
    ['29 February 2000', until(0x17, '000229120000Z'), '2000-02-29T12:00:00.000Z'],
    ['GeneralizedTime', until(0x18, '20501231235959Z'), '2050-12-31T23:59:59.000Z'],
    ['GeneralizedTime before 2050', until(0x18, '20261120000000Z'), '2026-11-20T00:00:00.000Z'],
    ['the time without an end', until(0x18, '99991231235959Z'), '9999-12-31T23:59:59.000Z'],
  ])('is read from %s', (_, part, expected) => {
    expect(new Date(decodedWith({ validity: part }).notAfter).toISOString()).toBe(expected);
  });

  it.each([
    ['month 13', validity('261301000000Z', end), 'notBefore has month 13', 6],
    ['month 0', validity('260001000000Z', end), 'notBefore has month 0', 6],
    ['30 February', validity('260230000000Z', end), 'notBefore has day 30 in month 2', 8],
    ['29 February of a common year', validity('260229000000Z', end), 'notBefore has day 29 in month 2', 8],
    ['31 April', validity('260431000000Z', end), 'notBefore has day 31 in month 4', 8],
    ['day 0', validity('260100000000Z', end), 'notBefore has day 0 in month 1', 8],
    ['hour 24', validity('260101240000Z', end), 'notBefore has time of day 24:0:0', 10],
    ['minute 60', validity('260101006000Z', end), 'notBefore has time of day 0:60:0', 10],
    ['a leap second', validity('260101235960Z', end), 'notBefore has time of day 23:59:60', 10],
    ['no Z', validity('260101000000', end), 'notBefore is not 12 digits and "Z"', 2],
    ['another letter than Z', validity('260101000000A', end), 'notBefore does not end in "Z"', 16],
    ['an offset in place of Z', validity('260101000000+0100', end), 'notBefore is not 12 digits and "Z"', 2],
    ['no seconds', validity('2601010000Z', end), 'notBefore is not 12 digits and "Z"', 2],
    ['a letter among the digits', validity('2601O1000000Z', end), 'notBefore has a character that is no digit', 8],
    ['a UTCTime with a four-digit year', until(0x17, '20260101000000Z'), 'notAfter is not 12 digits and "Z"', 17],
    ['a GeneralizedTime with a two-digit year', until(0x18, '260101000000Z'), 'notAfter is not 14 digits and "Z"', 17],
    ['fractional seconds', until(0x18, '20500101000000.5Z'), 'notAfter is not 14 digits and "Z"', 17],
    ['29 February 2100', until(0x18, '21000229000000Z'), 'notAfter has day 29 in month 2', 25],
    ['an empty time', until(0x17, ''), 'notAfter is not 12 digits and "Z"', 17],
    ['an INTEGER', sequence(integer(1), integer(2)), 'notBefore is neither UTCTime nor GeneralizedTime', 2],
    ['one time only', sequence(text(0x17, end)), 'notAfter is missing or cut off', 17],
    ['three times', sequence(text(0x17, end), text(0x17, end), text(0x17, end)), 'validity is followed by 15 unexpected bytes', 32],
  ])('is refused with %s', (_, part, what, byteInPart) => {
    expect(refusalOf('validity', part)).toEqual({ what, byteInPart });
  });
});
