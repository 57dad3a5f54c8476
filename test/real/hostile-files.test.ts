import { afterAll, describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { element, integer, objectIdentifier, octetString, sequence } from '../../fixtures/der.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { pemOf, root } from '../../fixtures/lab/authority.ts';
import { run } from '../../fixtures/real/program.ts';

const size = 10_000_000;
/** What a whole run of the executable may take on such a file, on a machine that does the usual work in its time. */
const limitMs = 2000;
const usualWork =
  'let state = 1; for (let i = 0; i < 3e7; i += 1) state = Math.imul(state, 1103515245) >>> 0; process.exitCode = state & 0';
const usualWorkMs = 500;

const folder = temporaryFolder();
const good = await root();
afterAll(() => folder[Symbol.dispose]());

/** Files that take forever where something is searched anew from each place, copied for each part, or nested on the stack. */
const files: Readonly<Record<string, () => string | Buffer>> = {
  'many BEGIN lines': () => filled('-----BEGIN CERTIFICATE-----\n'),
  'many BEGINs on one line': () => filled('-----BEGIN CERTIFICATE-----'),
  'many END lines': () => filled('-----END CERTIFICATE-----\n'),
  'END before BEGIN, again and again': () => filled('-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\n'),
  'many labels that are cut off': () => filled('-----BEGIN CERTIFICATE\n'),
  'many small blocks': () => filled('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
  'many hyphens': () => filled('-'),
  'many hyphens behind a BEGIN': () => `-----BEGIN CERTIFICATE${filled('-')}`,
  'many dashes of a word processor': () => filled('\xe2\x80\x94'),
  'an endless line of base64': () => filled('A'),
  'an endless line of base64 in a block': () => inBlock(filled('MIIB')),
  'endless lines of base64 without armor': () => filled(`${'MIIB'.repeat(16)}\n`),
  'base64 with padding everywhere': () => inBlock(filled('AA==\n')),
  'blank lines': () => filled('\n'),
  'blank lines in a block': () => inBlock(filled('\n')),
  'carriage returns': () => filled('\r'),
  blanks: () => filled(' '),
  'blanks before each BEGIN': () => filled(`${' '.repeat(200)}-----BEGIN CERTIFICATE-----\n`),
  'headers in a block': () => inBlock(filled('Proc-Type: 4,ENCRYPTED\n')),
  'quotes and backslashes': () => filled('"\\n\\"'),
  'escaped line ends': () => filled('-----BEGIN CERTIFICATE-----\\nMIIB\\n'),
  'quoted lines': () => filled('> -----BEGIN CERTIFICATE-----\n> MIIB\n'),
  'a block whose lines are indented': () => good.pem.replace(/^/gm, filled(' ', 500_000)),
  'UTF-16 with a mark': () => Buffer.concat([Buffer.of(0xff, 0xfe), noise()]),
  'UTF-16 of BEGIN lines': () => Buffer.from(`\ufeff${filled('-----BEGIN CERTIFICATE-----\n', size / 2)}`, 'utf16le'),
  'UTF-16 of BEGIN lines, without a mark': () => Buffer.from(filled('-----BEGIN CERTIFICATE-----\n', size / 2), 'utf16le'),
  noise,
  NULs: () => Buffer.alloc(size),
  'octets 30': () => filled('0'),
  'beginnings of sequences': () => filled('0\x80'),
  'empty sequences': () => filled('0\0'),
  'beginnings of certificates': () => filled('0\x82\x01\x000\x82\x00\xf0'),
  'DER, nested deep': () => nested(20_000),
  'DER, nested deep, in a block': () => pemOf('CERTIFICATE', nested(20_000)),
  'DER of tiny elements': () => wide('05 00'),
  'DER of tiny elements, in a block': () => pemOf('CERTIFICATE', wide('0500')),
  'a PKCS#7 of tiny elements, in a block': () => pemOf('PKCS7', wide('0500')),
  'a Java keystore that promises much': () => Buffer.concat([Buffer.from('feedfeed00000002ffffffff', 'hex'), Buffer.alloc(size)]),
};

const inspect = ['inspect', ['--json']] as const;
const check = ['check', ['--json']] as const;
const merge = ['merge', ['--skip-rejected', '--output', folder.join('merged.pem')]] as const;

describe.each(Object.entries(files))('10 MB of %s', (name, content) => {
  it.each([inspect, check, merge])('are no work for %s', async (command, options) => isQuick(name, content(), [command, ...options]));
});

// Work that grows with what is there, and no more: some twenty thousand certificates, each decoded and held against every rule.
describe.each([
  ['PEM', () => filled(good.pem)],
  ['DER', () => Buffer.concat(Array.from({ length: Math.floor(size / good.der.length) }, () => good.der))],
] as const)('10 MB of a good certificate in %s', (name, content) => {
  it.each([check, merge])('are done in passing by %s', async (command, options) =>
    isQuick(`good-${name}`, content(), [command, ...options], 3 * limitMs),
  );
});

describe('a PKCS#12 that asks for thousands of millions of rounds', () => {
  it.each([inspect, merge])('is no work for %s', async (command, options) =>
    isQuick('rounds.p12', endlessKeystore(), [command, ...options]),
  );
});

/** Within the limit; a run that is not gets a second chance, beside which the machine is measured anew. */
async function isQuick(
  name: string,
  content: string | Buffer,
  command: readonly [string, ...string[]],
  withinMs: number = limitMs,
): Promise<void> {
  const file = folder.write(name.replace(/\W+/g, '-'), typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
  const first = await runMs(file, command);
  if (first < withinMs) return;
  const slowness = await machineSlowness();
  const second = await runMs(file, command);
  expect(Math.min(first, second), `on a machine that is ${slowness.toFixed(1)} times slower than usual`).toBeLessThan(withinMs * slowness);
}

async function runMs(file: string, [command, ...options]: readonly [string, ...string[]]): Promise<number> {
  const start = performance.now();
  const { code } = await cabundle([command, file, ...options]);
  expect(code, 'it ends by itself').not.toBeNull();
  return performance.now() - start;
}

/** How many times slower than usual this machine is just now, at least 1: others may use it too. */
async function machineSlowness(): Promise<number> {
  const start = performance.now();
  await run(process.execPath, ['-e', usualWork]);
  return Math.max(1, (performance.now() - start) / usualWorkMs);
}

/** Its code of authenticity is derived from the password in 2,147,483,647 rounds. Source: RFC 7292 §4. */
function endlessKeystore(): Buffer {
  const safe = sequence(objectIdentifier('1.2.840.113549.1.7.1'), element(0xa0, octetString(Buffer.from('3000', 'hex'))));
  const digest = sequence(sequence(objectIdentifier('2.16.840.1.101.3.4.2.1'), Buffer.from('0500', 'hex')), octetString(Buffer.alloc(32)));
  return sequence(integer(3), safe, sequence(digest, octetString(Buffer.alloc(8)), integer(0x7f, 0xff, 0xff, 0xff)));
}

function filled(part: string, length = size): string {
  return part.repeat(Math.ceil(length / part.length));
}

function inBlock(body: string): string {
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}

/** Octets without a pattern, the same ones each time. */
function noise(): Buffer {
  const octets = Buffer.alloc(size);
  let state = 1;
  for (let i = 0; i < size; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    octets[i] = state >>> 16;
  }
  return octets;
}

/** Sequences around a string that makes the whole as large as the others. */
function nested(levels: number): Buffer {
  const outer = Array.from({ length: levels }, (_, i) => sequenceHead(size + 6 * (levels - i - 1)));
  return Buffer.concat([...outer, Buffer.alloc(size)]);
}

function wide(hex: string): Buffer {
  const octets = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return Buffer.concat([sequenceHead(size), Buffer.alloc(size, octets)]);
}

/** Tag and length of a SEQUENCE, with a length of four octets. */
function sequenceHead(length: number): Buffer {
  const head = Buffer.concat([element(0x30).subarray(0, 1), Buffer.of(0x84), Buffer.alloc(4)]);
  head.writeUInt32BE(length, 2);
  return head;
}
