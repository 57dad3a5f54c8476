import { type DerReader, Tag } from './der/der.ts';
import type { Element } from './der/element.ts';
import { Malformation } from './der/malformation.ts';

/**
 * Reads a UTCTime or GeneralizedTime as milliseconds since 1970.
 *
 * Only the forms of RFC 5280 are times here: `YYMMDDHHMMSSZ` and `YYYYMMDDHHMMSSZ`, with seconds, in UTC,
 * without fractions, on a day that exists. Two-digit years from 50 on are in the 20th century.
 * Source: RFC 5280 §4.1.2.5.
 */
export function readTime(reader: DerReader, what: string): number {
  const element = reader.next(what);
  const { bytes } = reader;
  if (element.tag === Tag.utcTime) {
    requireDigits(bytes, element, 12, what);
    const year = twoDigits(bytes, element.content);
    return instant(bytes, element, element.content + 2, year + (year < 50 ? 2000 : 1900), what);
  }
  if (element.tag === Tag.generalizedTime) return readGeneralizedTime(bytes, element, what);
  throw new Malformation(`${what} is neither UTCTime nor GeneralizedTime`, element.start);
}

/** Reads the content of a GeneralizedTime, whatever its tag. */
export function readGeneralizedTime(bytes: Uint8Array, element: Element, what: string): number {
  requireDigits(bytes, element, 14, what);
  const year = twoDigits(bytes, element.content) * 100 + twoDigits(bytes, element.content + 2);
  return instant(bytes, element, element.content + 4, year, what);
}

function requireDigits(bytes: Uint8Array, { start, content, end }: Element, count: number, what: string): void {
  if (end - content !== count + 1) throw new Malformation(`${what} is not ${count} digits and "Z"`, start);
  for (let i = content; i < end - 1; i += 1) {
    const octet = bytes[i] as number;
    if (octet < 0x30 || octet > 0x39) throw new Malformation(`${what} has a character that is no digit`, i);
  }
  if (bytes[end - 1] !== 0x5a) throw new Malformation(`${what} does not end in "Z"`, end - 1);
}

function instant(bytes: Uint8Array, element: Element, at: number, year: number, what: string): number {
  const month = twoDigits(bytes, at);
  const day = twoDigits(bytes, at + 2);
  const hour = twoDigits(bytes, at + 4);
  const minute = twoDigits(bytes, at + 6);
  const second = twoDigits(bytes, at + 8);
  if (month < 1 || month > 12) throw new Malformation(`${what} has month ${month}`, at);
  if (day < 1 || day > daysInMonth(year, month)) throw new Malformation(`${what} has day ${day} in month ${month}`, at + 2);
  if (hour > 23 || minute > 59 || second > 59) {
    throw new Malformation(`${what} has time of day ${hour}:${minute}:${second}`, at + 4);
  }
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  const milliseconds = time.setUTCHours(hour, minute, second);
  if (!Number.isFinite(milliseconds)) throw new Malformation(`${what} is no time`, element.start);
  return milliseconds;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - 0x30) * 10 + (bytes[at + 1] as number) - 0x30;
}
