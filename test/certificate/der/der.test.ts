import { describe, expect, it } from 'vitest';
import { bitString, element, integer, objectIdentifier, octets, sequence, yes } from '../../../fixtures/der.ts';
import { DerReader, Tag } from '../../../src/certificate/der/der.ts';
import { dottedOid } from '../../../src/certificate/der/der-content.ts';
import { isConstructed } from '../../../src/certificate/der/element.ts';
import { Malformation } from '../../../src/certificate/der/malformation.ts';

function nested(levels: number): Buffer {
  return levels === 0 ? Buffer.alloc(0) : sequence(nested(levels - 1));
}

function descend(reader: DerReader): number {
  return reader.atEnd ? 0 : 1 + descend(reader.sequence('level'));
}

describe('the reader of DER', () => {
  it('reads element by element and knows the end', () => {
    const reader = new DerReader(Buffer.concat([integer(5), yes]));
    expect([reader.tag, reader.next('first')]).toEqual([Tag.integer, { tag: Tag.integer, start: 0, content: 2, end: 3 }]);
    expect([reader.boolean('second'), reader.atEnd, reader.tag]).toEqual([true, true, undefined]);
  });

  it('stays inside the element that it was made for', () => {
    const bytes = Buffer.concat([octets('30 03 04 05'), octets('00 00 00')]);
    const inside = new DerReader(bytes).sequence('outer');
    expect(() => inside.next('inner')).toThrow('inner claims 5 bytes where 1 are left (at byte 2)');
  });

  it.each([0, 1, 127, 128, 255, 256, 65_535])('reads a length of %i octets', (length) => {
    const { content, end } = new DerReader(element(Tag.octetString, Buffer.alloc(length))).next('string');
    expect(end - content).toBe(length);
  });

  it.each(['81 7f', '82 00 80', '83 00 01 00', '84 00 00 00 80'])('refuses the length %s, which is not minimal', (length) => {
    const bytes = Buffer.concat([octets(`04 ${length}`), Buffer.alloc(256)]);
    expect(() => new DerReader(bytes).next('string')).toThrow('string has a length that is not minimal (at byte 1)');
  });

  it('takes an optional element only where it has the tag', () => {
    const reader = new DerReader(integer(5));
    expect(reader.optional(Tag.boolean, 'flag')).toBeUndefined();
    expect(reader.optional(Tag.integer, 'number')).toMatchObject({ start: 0 });
    expect(reader.optional(Tag.integer, 'number')).toBeUndefined();
  });

  it('goes sixteen levels deep and no deeper', () => {
    expect(descend(new DerReader(nested(16)))).toBe(16);
    expect(() => descend(new DerReader(nested(17)))).toThrow('nested more than 16 levels deep (at byte 34)');
  });

  it('tells a refusal as a malformation with its byte', () => {
    const refusal = new Malformation('notBefore has month 13', 40);
    expect(refusal).toMatchObject({ name: 'Malformation', what: 'notBefore has month 13', byte: 40 });
    expect(() => new DerReader(octets('30 80')).next('it')).toThrow(Malformation);
  });

  it.each([
    ['01 01 00', false],
    ['01 01 ff', true],
  ])('reads the boolean %s as %s', (hex, value) => {
    expect(new DerReader(octets(hex)).boolean('flag')).toBe(value);
  });

  it.each(['01 01 01', '01 00', '01 02 ff ff'])('refuses the boolean %s', (hex) => {
    expect(() => new DerReader(octets(hex)).boolean('flag')).toThrow('flag is a boolean other than 00 or ff');
  });

  it.each(['00', '7f', '80', '00 80', 'ff 7f', '01 00'])('reads the integer %s', (hex) => {
    expect(new DerReader(element(Tag.integer, octets(hex))).integer('number').content).toBe(2);
  });

  it.each(['0.9.2342.19200300.100.1.1', '1.3.6.1.4.1.311.21.1', '2.5.4.3', '2.47.1', '1.2.840.113549.1.1.11', '2.16.840.1.113730.1.13'])(
    'reads the object identifier %s',
    (dotted) => {
      const bytes = objectIdentifier(dotted);
      expect(dottedOid(bytes, new DerReader(bytes).oid('identifier'))).toBe(dotted);
    },
  );

  it('reads a first arc of 2 with a second above 39', () => {
    const bytes = octets('06 03 88 37 03');
    expect(dottedOid(bytes, new DerReader(bytes).oid('identifier'))).toBe('2.999.3');
  });

  it('tells what contains other elements', () => {
    const [list, bits] = [sequence(), bitString(octets('00'))].map((bytes) => new DerReader(bytes).next('it'));
    expect([list, bits].map((read) => read && isConstructed(read))).toEqual([true, false]);
  });
});
