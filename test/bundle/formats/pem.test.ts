import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonName } from '../../../fixtures/certificates.ts';
import { element, objectIdentifier, sequence, set } from '../../../fixtures/der.ts';
import { readAsOpenssl } from '../../../src/bundle/encodings/openssl/openssl-pem.ts';
import { readHeader } from '../../../src/bundle/formats/header.ts';
import { printBundle } from '../../../src/bundle/formats/pem.ts';
import { faultOfPrinted } from '../../../src/bundle/formats/verify.ts';
import { readBundle } from '../../../src/bundle/read.ts';
import { bundleOf, entriesOf, handmadePem, serial } from '../entries.ts';

const subjectOf = (value: Uint8Array) => sequence(set(sequence(objectIdentifier('2.5.4.3'), value)));
/** What is printed, one character an octet, as loaders read it. */
const printed = async (text: string, path = 'corp.pem') => Buffer.from(printBundle(await bundleOf({ [path]: text }))).toString('latin1');
const ders = async (text: string) => (await entriesOf(text)).map(({ certificate }) => Buffer.from(certificate.der).toString('hex'));

async function expectOneHarmlessBlock(text: string, original: string): Promise<void> {
  expect(text.split('\n').filter((line) => line.length > 254)).toEqual([]);
  expect(text.split('\n').filter((line) => !/^(?:# .*|-----(?:BEGIN|END) CERTIFICATE-----|[A-Za-z0-9+/=]{1,64}|)$/.test(line))).toEqual([]);
  expect(text.match(/-----BEGIN/g)).toHaveLength(1);
  const [entry] = await entriesOf(original);
  const line = text.split('\n').indexOf('-----BEGIN CERTIFICATE-----') + 1;
  expect((await entriesOf(text)).map(({ certificate }) => certificate.sha256)).toEqual([entry?.certificate.sha256]);
  expect(readAsOpenssl(text)).toMatchObject({ loads: true, anchors: [{ der: entry?.certificate.der, line }] });
}

describe('a printed bundle', () => {
  it('says what it holds, and of each certificate what it is and where it came from', async () => {
    const [entry] = await entriesOf(serial(1));
    const pairs = entry?.certificate.sha256.toUpperCase().match(/../g)?.join(':');
    expect((await printed(serial(1))).split('\n').slice(0, 8)).toEqual([
      expect.stringMatching(/^# CA bundle by cabundle: 1 certificate, content SHA-256 [0-9a-f]{64}$/),
      '',
      '# Subject: CN=Handmade Subject',
      '# Issuer: CN=Handmade Issuer',
      '# Not after: 2036-01-01T00:00:00Z',
      `# SHA-256: ${pairs}`,
      '# Source: corp.pem',
      '-----BEGIN CERTIFICATE-----',
    ]);
  });

  it('names every source of a certificate, up to 16', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `${i}.pem`);
    const text = printBundle(await bundleOf(Object.fromEntries(names.map((name) => [name, serial(1)]))));
    expect(text.match(/^# Source: .*$/gm)).toEqual(
      names
        .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
        .slice(0, 16)
        .map((name) => `# Source: ${name}`),
    );
  });

  it('has 64 columns and LF, and an empty line between certificates', async () => {
    const text = await printed((serial(1) + serial(2)).replaceAll('\n', '\r\n'));
    const base64 = text.split('\n').filter((line) => /^[A-Za-z0-9+/=]+$/.test(line));
    expect(Math.max(...base64.map((line) => line.length))).toBe(64);
    expect(text).not.toContain('\r');
    expect(text).toMatch(/-----END CERTIFICATE-----\n\n# Subject/);
    expect(text).toMatch(/-----END CERTIFICATE-----\n$/);
  });

  it('has the same bytes for the same entries, also when it is read and printed again', async () => {
    const text = await printed(serial(1) + serial(2));
    expect(await printed(serial(1) + serial(2))).toBe(text);
    expect(await printed(text)).toBe(text);
    expect(await ders(text)).toEqual(await ders(serial(1) + serial(2)));
  });

  it('has no comments where none are wanted', async () => {
    const bundle = await bundleOf({ 'a.pem': serial(1) + serial(2) });
    expect(printBundle(bundle, { withComments: false })).toBe(serial(1) + serial(2));
  });

  it('of nothing has no certificate', () => {
    expect(printBundle([])).not.toContain('-----');
    expect(printBundle([], { withComments: false })).toBe('');
  });

  it.each([
    ['a boundary in a subject', commonName('x\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')],
    ['a whole certificate in a subject', commonName(serial(2))],
    ['a boundary behind 254 octets', commonName(`${'x'.repeat(240)}-----BEGIN CERTIFICATE-----`)],
    ['boundaries that become one when they are cleaned', commonName('-----BEGIN-----END CERTIFICATE-----')],
    ['boundaries between typographic dashes', commonName('\u2014\u2014BEGIN\u2013-BEGIN CERTIFICATE\u2014')],
    ['carriage returns', commonName('x\r-----BEGIN PRIVATE KEY-----\r')],
    ['line separators', commonName('x\u2028-----BEGIN CERTIFICATE-----\u2029\u0085')],
    ['a NUL', commonName('x\0y')],
    ['an escape sequence', commonName('\u001b[2Jx')],
    ['text that changes direction', commonName('x\u202ey')],
    ['a long subject of three-octet characters', commonName('€'.repeat(500))],
    ['a long subject of four-octet characters', commonName(`a${'😀'.repeat(500)}`)],
    ['hyphens only', commonName('-'.repeat(30_000))],
  ])('cannot be forged by %s', async (_, relativeName) => {
    const original = handmadePem({ subject: sequence(relativeName) });
    await expectOneHarmlessBlock(await printed(original), original);
    expect(await printed(original)).not.toMatch(/[\0\r\x1b]|\xe2\x80[\xa8-\xae]/);
  });

  it.each(['x\n-----BEGIN CERTIFICATE-----.pem', `${'x'.repeat(300)}.pem`, 'grüße €.pem'])(
    'cannot be forged by the path %j',
    async (path) => {
      await expectOneHarmlessBlock(await printed(serial(1), path), serial(1));
    },
  );

  it('shortens a comment between characters, never inside one', async () => {
    const text = await printed(handmadePem({ subject: sequence(commonName('€'.repeat(500))) }));
    expect(Buffer.from(text, 'latin1').toString('utf8')).toMatch(/# Subject: CN=€+…\n/);
  });

  it('holds one block for one certificate, whatever its subject and path', async () => {
    const tags = fc.constantFrom(0x0c, 0x14, 0x16, 0x1e);
    const words = fc.constantFrom(
      '-----BEGIN CERTIFICATE-----',
      '-----END',
      'BEGIN',
      'CERTIFICATE',
      '\n',
      '\r',
      '-',
      '—',
      '€',
      'x'.repeat(64),
      '\0',
      '\u2028',
      ' ',
      '# ',
    );
    const hostile = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(tags, hostile, hostile, async (tag, subject, path) => {
        const content = Buffer.from(subject, tag === 0x1e ? 'utf16le' : 'utf8');
        const value = element(tag, tag === 0x16 ? Buffer.from(subject.replace(/[^\x00-\x7f]/g, '')) : content);
        const original = handmadePem({ subject: subjectOf(value) });
        const { refused } = await readBundle({ path, text: original });
        if (refused.length === 0) await expectOneHarmlessBlock(await printed(original, path), original);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the header of a printed bundle', () => {
  it.each([
    ['with LF', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['behind a byte-order mark', (text: string) => `\xef\xbb\xbf${text}`],
  ])('is read again %s', async (_, form) => {
    const [one, two] = [await printed(serial(1) + serial(2)), await printed(serial(2) + serial(1))];
    expect(readHeader(form(one))).toMatchObject({ count: 2, contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(readHeader(form(one))?.contentSha256).not.toBe(readHeader(two)?.contentSha256);
  });

  it.each([
    ['a bundle of somebody else', serial(1)],
    ['a header that is not in the first line', `\n# CA bundle by cabundle: 1 certificate, content SHA-256 ${'0'.repeat(64)}\n`],
    ['a fingerprint that is cut off', `# CA bundle by cabundle: 1 certificate, content SHA-256 ${'0'.repeat(63)}\n`],
    ['more behind it', `# CA bundle by cabundle: 1 certificate, content SHA-256 ${'0'.repeat(64)}0\n`],
    ['nothing', ''],
  ])('is none in %s', (_, text) => {
    expect(readHeader(text)).toBeUndefined();
  });
});

describe('what is printed is held against what was meant', () => {
  it.each([
    ['as it is', (text: string) => text, undefined],
    ['cut off', (text: string) => text.slice(0, -40), 'OpenSSL would not load it'],
    ['with one certificate less', (text: string) => text.slice(0, text.lastIndexOf('# Subject')), 'OpenSSL sees 1 of 2 certificates'],
    ['with an indented block', (text: string) => text.replace(/^-----BEGIN/gm, ' -----BEGIN'), 'OpenSSL would not load it'],
    ['empty', () => '', 'OpenSSL would not load it: OpenSSL sees no certificate in it (line 1)'],
    ['with other certificates', () => serial(3) + serial(4), 'OpenSSL sees another certificate than the one meant (line 1)'],
    ['in another order', () => serial(2) + serial(1), 'OpenSSL sees another certificate than the one meant (line 1)'],
  ])('%s', async (_, form, fault) => {
    const bundle = await bundleOf({ 'a.pem': serial(1) + serial(2) });
    const found = faultOfPrinted(form(printBundle(bundle)), bundle);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });
});
