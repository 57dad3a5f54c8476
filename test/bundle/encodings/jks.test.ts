import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { handmade } from '../../../fixtures/certificates.ts';
import { readJks } from '../../../src/bundle/encodings/jks.ts';

const der = handmade();
const number = (value: number): Buffer => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);
const utf = (text: string): Buffer => Buffer.concat([number(Buffer.byteLength(text)).subarray(2), Buffer.from(text)]);
const certificate = (type = 'X.509'): Buffer => Buffer.concat([utf(type), number(der.length), der]);
const head = (tag: number): Buffer => Buffer.concat([number(tag), utf('älias'), Buffer.alloc(8)]);
const trusted = (type?: string): Buffer => Buffer.concat([head(2), certificate(type)]);
const key = (...chain: readonly Buffer[]): Buffer =>
  Buffer.concat([head(1), number(5), Buffer.alloc(5, 1), number(chain.length), ...chain]);

function keystore(entries: readonly Buffer[], { version = 2, count = entries.length, password = 'changeit' } = {}): Buffer {
  const content = Buffer.concat([number(0xfeedfeed), number(version), number(count), ...entries]);
  const wide = Buffer.from(password, 'utf16le').swap16();
  return Buffer.concat([content, createHash('sha1').update(wide).update('Mighty Aphrodite').update(content).digest()]);
}

describe('a Java keystore', () => {
  it('gives trusted certificates and chains, and counts keys', () => {
    const read = readJks(keystore([trusted(), key(certificate(), certificate()), trusted('PGP')]));
    expect(read).toEqual({
      kind: 'container',
      encoding: 'jks',
      certificates: [der, der, der],
      passedOver: [
        { what: 'private-key', count: 1 },
        { what: 'other', count: 1 },
      ],
      integrity: 'unchecked',
    });
  });

  it('of version 1 names no types', () => {
    const entry = Buffer.concat([head(2), number(der.length), der]);
    expect(readJks(keystore([entry], { version: 1 }))).toMatchObject({ certificates: [der] });
  });

  it.each([[['changeit']], [['wrong', 'changeit']]])('is checked with %j', (passwords) => {
    expect(readJks(keystore([trusted()]), passwords)).toMatchObject({ integrity: 'checked', password: 'given' });
  });

  it('with a password beyond ASCII is checked', () => {
    expect(readJks(keystore([trusted()], { password: 'pässword€' }), ['pässword€'])).toMatchObject({ integrity: 'checked' });
  });

  it('is refused where no password fits', () => {
    expect(readJks(keystore([trusted()]), ['wrong'])).toMatchObject({ kind: 'refusal', id: 'jks-password' });
  });

  it.each([
    ['another version', keystore([trusted()], { version: 3 }), 'jks-malformed', 'the keystore has version 3, neither 1 nor 2, at byte 8'],
    ['more entries than it has', keystore([trusted()], { count: 2 }), 'jks-malformed', 'tag of an entry is cut off'],
    ['fewer entries than it has', keystore([trusted(), trusted()], { count: 1 }), 'jks-malformed', 'something stands between'],
    [
      'a hostile number of entries',
      keystore([trusted()], { count: 0xffffffff }),
      'jks-malformed',
      'the keystore claims 4294967295 entries',
    ],
    ['an unknown entry', keystore([Buffer.concat([head(3), certificate()])]), 'jks-malformed', 'an entry has tag 3, neither 1 nor 2'],
    ['keys only', keystore([key(), key()]), 'no-certificate', 'the keystore holds no certificate, only 2 private keys'],
  ])('that claims %s is refused', (_, file, id, detail) => {
    expect(readJks(file)).toMatchObject({ kind: 'refusal', id, detail: expect.stringContaining(detail) });
  });

  it('is refused wherever it is cut off', () => {
    const whole = keystore([key(certificate()), trusted()]);
    for (let length = 4; length < whole.length; length += 1) {
      expect(readJks(whole.subarray(0, length))).toMatchObject({ kind: 'refusal', id: 'jks-malformed' });
    }
  });
});
