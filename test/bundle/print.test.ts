import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonName } from '../../fixtures/certificates.ts';
import { element, integer, objectIdentifier, sequence, set } from '../../fixtures/der.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl-pem.ts';
import { printBundle } from '../../src/bundle/print.ts';
import { readBundle } from '../../src/bundle/read.ts';
import { entriesOf, handmadePem } from './entries.ts';

const serial = (number: number) => handmadePem({ serialNumber: integer(number) });
const subjectOf = (value: Uint8Array) => sequence(set(sequence(objectIdentifier('2.5.4.3'), value)));
/** What is printed, one character an octet, as loaders read it. */
const printed = (text: string, path?: string) => Buffer.from(printBundle(entriesOf(text, path))).toString('latin1');
const ders = (text: string) => entriesOf(text).map(({ certificate }) => Buffer.from(certificate.der).toString('hex'));

function expectOneHarmlessBlock(text: string, original: string): void {
  expect(text.split('\n').filter((line) => line.length > 254)).toEqual([]);
  expect(text.split('\n').filter((line) => !/^(?:# .*|-----(?:BEGIN|END) CERTIFICATE-----|[A-Za-z0-9+/=]{1,64}|)$/.test(line))).toEqual([]);
  expect(text.match(/-----BEGIN/g)).toHaveLength(1);
  const [entry] = entriesOf(original);
  const line = text.split('\n').indexOf('-----BEGIN CERTIFICATE-----') + 1;
  expect(entriesOf(text).map(({ certificate }) => certificate.sha256)).toEqual([entry?.certificate.sha256]);
  expect(readAsOpenssl(text)).toEqual({ loads: true, anchors: [{ der: entry?.certificate.der, line }] });
}

describe('a printed bundle', () => {
  it('says of each certificate what it is and where it came from', () => {
    const { certificate } = entriesOf(serial(1))[0] ?? {};
    const pairs = certificate?.sha256.toUpperCase().match(/../g)?.join(':');
    expect(printed(serial(1)).split('\n').slice(0, 6)).toEqual([
      '# Subject: CN=Handmade Subject',
      '# Issuer: CN=Handmade Issuer',
      '# Not after: 2036-01-01T00:00:00Z',
      `# SHA-256: ${pairs}`,
      '# Source: corp.pem',
      '-----BEGIN CERTIFICATE-----',
    ]);
  });

  it('has 64 columns and LF, and an empty line between certificates', () => {
    const text = printed((serial(1) + serial(2)).replaceAll('\n', '\r\n'));
    const base64 = text.split('\n').filter((line) => /^[A-Za-z0-9+/=]+$/.test(line));
    expect(Math.max(...base64.map((line) => line.length))).toBe(64);
    expect(text).not.toContain('\r');
    expect(text).toMatch(/-----END CERTIFICATE-----\n\n# Subject/);
    expect(text).toMatch(/-----END CERTIFICATE-----\n$/);
  });

  it('has the same bytes for the same entries, also when it is read and printed again', () => {
    const text = printed(serial(1) + serial(2));
    expect(printed(serial(1) + serial(2))).toBe(text);
    expect(printed(text)).toBe(text);
    expect(ders(text)).toEqual(ders(serial(1) + serial(2)));
  });

  it('of nothing is empty', () => {
    expect(printBundle([])).toBe('');
  });

  it.each([
    ['a boundary in a subject', commonName('x\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')],
    ['a boundary behind 254 octets', commonName(`${'x'.repeat(240)}-----BEGIN CERTIFICATE-----`)],
    ['carriage returns', commonName('x\r-----BEGIN PRIVATE KEY-----\r')],
    ['line separators', commonName('x\u2028-----BEGIN CERTIFICATE-----\u2029\u0085')],
    ['a NUL', commonName('x\0y')],
    ['an escape sequence', commonName('\u001b[2Jx')],
    ['text that changes direction', commonName('x\u202ey')],
    ['a long subject of three-octet characters', commonName('€'.repeat(500))],
    ['a long subject of four-octet characters', commonName(`a${'😀'.repeat(500)}`)],
  ])('cannot be forged by %s', (_, relativeName) => {
    const original = handmadePem({ subject: sequence(relativeName) });
    expectOneHarmlessBlock(printed(original), original);
    expect(printed(original)).not.toMatch(/[\0\r\x1b]|\xe2\x80[\xa8-\xae]/);
  });

  it.each(['x\n-----BEGIN CERTIFICATE-----.pem', `${'x'.repeat(300)}.pem`, 'grüße €.pem'])('cannot be forged by the path %j', (path) => {
    expectOneHarmlessBlock(printed(serial(1), path), serial(1));
  });

  it('shortens a comment between characters, never inside one', () => {
    const text = printed(handmadePem({ subject: sequence(commonName('€'.repeat(500))) }));
    expect(Buffer.from(text, 'latin1').toString('utf8')).toMatch(/# Subject: CN=€+…\n/);
  });

  it('holds one block for one certificate, whatever its subject and path', () => {
    const tags = fc.constantFrom(0x0c, 0x14, 0x16, 0x1e);
    const words = fc.constantFrom('-----BEGIN CERTIFICATE-----', '\n', '\r', '-', '€', 'x'.repeat(64), '\0', '\u2028', ' ', '# ');
    const hostile = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(tags, hostile, hostile, (tag, subject, path) => {
        const content = Buffer.from(subject, tag === 0x1e ? 'utf16le' : 'utf8');
        const value = element(tag, tag === 0x16 ? Buffer.from(subject.replace(/[^\x00-\x7f]/g, '')) : content);
        const original = handmadePem({ subject: subjectOf(value) });
        const { refused } = readBundle({ path, text: original });
        if (refused.length === 0) expectOneHarmlessBlock(printed(original, path), original);
      }),
      { numRuns: 200 },
    );
  });
});
