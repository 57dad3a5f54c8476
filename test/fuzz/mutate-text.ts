import { mutateBytes } from './mutate-bytes.ts';
import type { Random } from './random.ts';

type Change = (lines: readonly string[], random: Random) => readonly string[];

/** Lines that have been seen in bundles, and some that nobody would write. */
const strangers: readonly [string, ...string[]] = [
  '',
  ' ',
  '\t',
  '\0',
  '# comment',
  '-----BEGIN CERTIFICATE-----',
  '-----END CERTIFICATE-----',
  '-----BEGIN TRUSTED CERTIFICATE-----',
  '-----BEGIN X509 CRL-----',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  '-----BEGIN PKCS7-----',
  '----BEGIN CERTIFICATE----',
  '-----BEGIN CERTIFICATE-----MIIB',
  '-----END CERTIFICATE----------BEGIN CERTIFICATE-----',
  'Proc-Type: 4,ENCRYPTED',
  'DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF',
  'Bag Attributes',
  '    friendlyName: proxy: CA',
  'AAAA',
  'AA==',
  '====',
  '!!!!',
  '\xef\xbb\xbf',
  '\xff\xfe-\0-\0',
  '\\n',
  '"',
  '"-----BEGIN CERTIFICATE-----\\n',
  '> -----BEGIN CERTIFICATE-----',
  '\xe2\x80\x94BEGIN CERTIFICATE\xe2\x80\x94',
  '-----begin certificate-----',
  `${'A'.repeat(253)}-----END CERTIFICATE-----`,
  'A'.repeat(254),
  `${' '.repeat(254)}-----BEGIN CERTIFICATE-----`,
];

const changes: readonly [Change, ...Change[]] = [
  function remove(lines, random) {
    return lines.toSpliced(random.below(lines.length), 1 + random.below(random.of([1, 3])));
  },
  function repeat(lines, random) {
    const at = random.below(lines.length);
    return lines.toSpliced(at, 0, ...lines.slice(at, at + 1 + random.below(3)));
  },
  function swap(lines, random) {
    const [one, other] = [random.below(lines.length), random.below(lines.length)];
    return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
  },
  function insert(lines, random) {
    return lines.toSpliced(random.below(lines.length + 1), 0, random.of(strangers));
  },
  function join(lines, random) {
    const at = random.below(lines.length);
    return lines.toSpliced(at, 2, lines.slice(at, at + 2).join(random.of(['', ' ', '\r', '\t'])));
  },
  function split(lines, random) {
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const middle = random.below(line.length + 1);
    return lines.toSpliced(at, 1, line.slice(0, middle), line.slice(middle));
  },
  function edge(lines, random) {
    const at = random.below(lines.length);
    const stranger = random.of([' ', '\t', '\r', '\0', '=', '-', '"', '\\', '> ', '\xa0', '\u200b', ':', random.of(strangers)]);
    return lines.with(at, random.once(2) ? stranger + lines[at] : lines[at] + stranger);
  },
  function everyLine(lines, random) {
    const form = random.of<(line: string) => string>([
      (line) => `  ${line}`,
      (line) => `> ${line}`,
      (line) => `${line}\r`,
      (line) => `"${line}"`,
      (line) => `${line}\\n`,
      (line) => `${line}  `,
      (line) => line.toLowerCase(),
    ]);
    return lines.map(form);
  },
  function ends(lines, random) {
    return [lines.join(random.of(['\r\n', '\r', '\n\n', '\\n', '', ' ', '\u2028']))];
  },
  function label(lines, random) {
    const other = random.of([
      'X509 CERTIFICATE',
      'TRUSTED CERTIFICATE',
      'Certificate',
      'CERTIFICATES',
      'X509 CRL',
      'PKCS7',
      'CMS',
      'RSA PRIVATE KEY',
    ]);
    return lines.map((line) => (random.once(3) ? line : line.replace('CERTIFICATE', other)));
  },
  function dashes(lines, random) {
    const other = random.of(['----', '------', '\xe2\x80\x93\xe2\x80\x93', '- ----', '']);
    return lines.map((line) => (random.once(2) ? line.replace('-----', other) : line));
  },
  function oneOctet(lines, random) {
    const at = random.below(lines.length);
    return lines.with(at, mutateBytes(Buffer.from(lines[at] ?? '', 'latin1'), random).toString('latin1'));
  },
];

/** Changes the lines of a bundle as people, mail programs and editors do, and as an attacker would. One octet a character. */
export function mutateText(text: string, random: Random): string {
  return Buffer.from(random.of(changes)(text.split('\n'), random).join('\n'), 'latin1').toString('latin1');
}
