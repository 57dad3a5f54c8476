import { describe, expect, it } from 'vitest';
import { element, integer, objectIdentifier, octetString, octets, sequence } from '../../../../fixtures/der.ts';
import { BerReader } from '../../../../src/bundle/encodings/ber/ber.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('a BER reader', () => {
  it('reads definite and indefinite lengths, and gives the octets back as they were', () => {
    const file = octets('30 80 30 80 02 01 05 00 00 a0 83 00 00 03 02 01 07 00 00');
    const level = BerReader.of(file).sequence('outer');
    const first = level.expect(0x30, 'first');
    expect(hex(level.whole(first))).toBe('30800201050000');
    expect(level.into(first).integer('number')).toBe(5);
    expect(level.sequence('second', 0xa0).integer('number')).toBe(7);
    level.finish('outer');
  });

  it.each([
    ['whole', octetString(octets('01 02 03'))],
    ['in pieces', element(0x24, octetString(octets('01')), octetString(octets('02 03')))],
    ['in pieces of pieces, of indefinite length', octets('24 80 24 80 04 01 01 04 00 00 00 04 02 02 03 00 00')],
  ])('reads a string that is %s', (_, string) => {
    expect(hex(BerReader.of(string).octetString('string'))).toBe('010203');
  });

  it.each([
    ['05', 5],
    ['ff', -1],
    ['00 80', 128],
    ['7f ff ff ff ff ff', 2 ** 47 - 1],
    ['01 00 00 00 00 00 00', Number.POSITIVE_INFINITY],
    ['80 00 00 00 00 00 00', Number.NEGATIVE_INFINITY],
  ])('reads the integer %s', (content, value) => {
    expect(BerReader.of(element(0x02, octets(content))).integer('number')).toBe(value);
  });

  it('reads object identifiers and passes over values with long tags', () => {
    const level = BerReader.of(sequence(octets('bf 81 01 01 00'), objectIdentifier('1.2.840.113549'))).sequence('outer');
    level.next('application value');
    expect(level.oid('type')).toBe('1.2.840.113549');
    expect(level.atEnd).toBe(true);
  });

  it.each([
    ['is missing', '', 'value is missing, at byte 0'],
    ['has no length', '30', 'value is cut off or no BER, at byte 0'],
    ['has a length that is cut off', '30 82 01', 'value is cut off or no BER, at byte 0'],
    ['has a reserved length', '30 ff', 'value is cut off or no BER, at byte 0'],
    ['is longer than the file', '30 05 01', 'value claims 5 bytes where 1 are left, at byte 0'],
    ['has no end', '30 80 02 01 05', 'value has no end, or is nested too deeply, at byte 0'],
    ['is primitive and of indefinite length', '04 80 00 00', 'value is cut off or no BER, at byte 0'],
  ])('refuses a value that %s', (_, file, message) => {
    expect(() => BerReader.of(octets(file)).next('value')).toThrow(message);
  });

  it('refuses a value with another tag, and something behind the last one, but not the line end of a text tool', () => {
    expect(() => BerReader.of(integer(1)).sequence('outer')).toThrow('outer should have tag 0x30, has 0x02, at byte 0');
    const behind = (rest: string) => {
      const reader = BerReader.of(Buffer.concat([integer(1), octets(rest)]));
      reader.next('number');
      reader.finishFile('number');
    };
    expect(() => behind('0d 0a 00')).not.toThrow();
    expect(() => behind('0d 0a 41')).toThrow('number is followed by 1 unexpected bytes, at byte 5');
  });

  it('tells the place of octets that came out of the file', () => {
    const reader = BerReader.of(integer(1)).over(octets('00'), 'decrypted contents');
    expect(() => reader.sequence('safe')).toThrow('safe should have tag 0x30, has 0x00, at byte 0 of decrypted contents');
  });

  it.each([
    ['indefinite lengths', Buffer.alloc(10_000_000, octets('30 80'))],
    ['definite lengths', octets('30 06 '.repeat(40))],
    ['values', Buffer.concat([octets('30 80'), Buffer.alloc(10_000_000, octets('05 00'))])],
  ])('bounds hostile %s', (_, file) => {
    const descend = (reader: BerReader): void => descend(reader.sequence('level'));
    expect(() => descend(BerReader.of(file))).toThrow(/nested too deeply|claims|levels deep/);
  });

  it('bounds the depth and the number of values', () => {
    let nested: Buffer = Buffer.alloc(0);
    for (let i = 0; i < 40; i += 1) nested = sequence(nested);
    const descend = (reader: BerReader): void => descend(reader.sequence('level'));
    expect(() => descend(BerReader.of(nested))).toThrow('nested more than 32 levels deep');
    const many = BerReader.of(Buffer.alloc(1_000_000, octets('05 00')));
    const readAll = () => {
      while (!many.atEnd) many.next('null');
    };
    expect(readAll).toThrow('there are more than 250000 values');
  });
});
