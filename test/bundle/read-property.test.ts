import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Format, formats } from '../../src/bundle/formats/index.ts';
import { readBundle } from '../../src/bundle/read.ts';
import { Failure } from '../../src/failure.ts';
import { bundleOf, latin1, serial, summaryOf } from './entries.ts';

type Damage = (text: string) => string;

const everyLine =
  (form: Damage): Damage =>
  (text) =>
    text.replace(/^.+$/gm, form);
const wide = (text: string) => Buffer.from(text, 'latin1').toString('utf8');

/** What mail, editors, shells and programs do to PEM without touching what it says. Comments in it are not theirs to keep. */
const damages = {
  nothing: (text) => text,
  indented: everyLine((line) => `  ${line}`),
  'indented by tabs': everyLine((line) => `\t${line}`),
  'quoted in a mail': everyLine((line) => `> ${line}`),
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with CR': (text) => text.replaceAll('\n', '\r'),
  'with trailing blanks': everyLine((line) => `${line} \t`),
  'with blank lines': (text) => text.replaceAll('\n', '\n\n'),
  'on one line': (text) => text.replaceAll('\n', ' '),
  'on one line without blanks': (text) => text.replaceAll('\n', ''),
  glued: (text) => text.replaceAll('-----\n-----', '----------'),
  'in JSON': (text) => JSON.stringify({ ca: text }),
  'in an array': (text) => JSON.stringify(text.split('\n'), null, 2),
  'in JSON within JSON': (text) => JSON.stringify({ file: JSON.stringify({ ca: text }) }),
  'in the source text of a program': everyLine((line) => `  "${line}\\n" +`),
  'in YAML': (text) => `ca: |\n${text.replace(/^/gm, '  ')}`,
  'behind a byte-order mark': (text) => `\xef\xbb\xbf${text}`,
  'in UTF-16': (text) => latin1(Buffer.from(`\ufeff${wide(text)}`, 'utf16le')),
  'in UTF-16, big endian': (text) => latin1(Buffer.from(`\ufeff${wide(text)}`, 'utf16le').swap16()),
  'in UTF-16 without a mark': (text) => latin1(Buffer.from(wide(text), 'utf16le')),
  'without a line end': (text) => text.trimEnd(),
  'with headers': (text) => text.replaceAll(/BEGIN .*\n/g, '$&Exported-By: gate\n\n'),
  'in base64': (text) => Buffer.from(text, 'latin1').toString('base64'),
} as const satisfies Readonly<Record<string, Damage>>;

/** What may be done to a text that is not PEM any more, or is all on lines that say nothing. */
const outer: readonly (keyof typeof damages)[] = [
  'nothing',
  'behind a byte-order mark',
  'in UTF-16',
  'in UTF-16, big endian',
  'in UTF-16 without a mark',
];

const serials = fc.array(fc.integer({ min: 1, max: 127 }), { minLength: 1, maxLength: 6 });
const numberText = (number: number) => number.toString(16).padStart(2, '0');

async function numbersRead(text: string): Promise<readonly string[]> {
  const { entries, refused } = await readBundle({ path: 'x', text });
  expect(refused).toEqual([]);
  return entries.map(({ certificate }) => certificate.serialNumber);
}

describe('any list of certificates is read again exactly, in whatever harmless way it was damaged', () => {
  it.each(Object.entries<Damage>(damages))('%s', async (_, damage) => {
    await fc.assert(
      fc.asyncProperty(serials, fc.constantFrom(...outer), async (numbers, around) => {
        const text = damages[around](damage(numbers.map(serial).join('')));
        if (around !== 'nothing' && !/^[\n -~]{2}/.test(damage('-----BEGIN'))) return;
        expect(await numbersRead(text)).toEqual(numbers.map(numberText));
      }),
      { numRuns: 25 },
    );
  });

  it('with comments, in every format', async () => {
    const format = fc.constantFrom(...(Object.keys(formats) as Format[]));
    await fc.assert(
      fc.asyncProperty(serials, format, fc.boolean(), fc.constantFrom(...outer), async (numbers, name, withComments, around) => {
        const distinct = [...new Set(numbers)];
        const bundle = await bundleOf({ 'grüße.pem': distinct.map(serial).join('') });
        const text = damages[around](latin1(Buffer.from(formats[name](bundle, { withComments }))));
        expect(await numbersRead(text)).toEqual(distinct.map(numberText));
      }),
      { numRuns: 100 },
    );
  });

  it('and twice damaged it is never read as something else', async () => {
    const names = fc.constantFrom(...(Object.keys(damages) as (keyof typeof damages)[]));
    await fc.assert(
      fc.asyncProperty(serials, names, names, async (numbers, first, second) => {
        const { entries, refused } = await readBundle({ path: 'x', text: damages[second](damages[first](numbers.map(serial).join(''))) });
        const read = entries.map(({ certificate }) => certificate.serialNumber);
        if (refused.length === 0) expect(read).toEqual(numbers.map(numberText));
        else expect(read.filter((number) => !numbers.map(numberText).includes(number))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any octets at all', () => {
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map(latin1),
    fc.constantFrom(
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      '\n',
      '\r',
      ' ',
      '\\n',
      '"',
      'A: b\n',
      '0\x82\x01\x00',
      '\xff\xfe',
      '\0',
    ),
    fc.integer({ min: 1, max: 9 }).map(serial),
    fc.integer({ min: 1, max: 9 }).map((number) => latin1(Buffer.from(serial(number).replace(/-----.*-----/g, ''), 'base64'))),
    fc.integer({ min: 1, max: 9 }).map((number) => serial(number).slice(0, 200)),
  );

  it('are read, or refused, or fail with a reason; never with another error, and never to nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (parts) => {
        const content = await readBundle({ path: 'x', text: parts.join('') }).catch((error: unknown) => error);
        if (content instanceof Failure) return;
        if (content instanceof Error) throw content;
        const { read, refused } = summaryOf(content as Awaited<ReturnType<typeof readBundle>>);
        expect(read.length + refused.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('give each certificate that stands in them on lines of its own, whatever stands around it', async () => {
    const line = fc.stringMatching(/^[ -,.-~]{0,60}$/).filter((text) => !/BEGIN|END/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(line, fc.integer({ min: 1, max: 127 })), { minLength: 1, maxLength: 5 }), async (parts) => {
        const text = parts.map(([before, number]) => `${before}\n${serial(number)}`).join('');
        const { entries } = await readBundle({ path: 'x', text });
        expect(entries.map(({ certificate }) => certificate.serialNumber)).toEqual(parts.map(([, number]) => numberText(number)));
      }),
      { numRuns: 100 },
    );
  });
});
