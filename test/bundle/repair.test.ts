import { describe, expect, it } from 'vitest';
import { pemOf } from '../../fixtures/lab/authority.ts';
import { readAsOpenssl } from '../../src/bundle/encodings/openssl/openssl-pem.ts';
import { readBundle } from '../../src/bundle/read.ts';
import { repairTexts } from '../../src/bundle/repair.ts';
import { latin1, serial, summaryOf } from './entries.ts';

const [one, two] = [serial(1), serial(2)];
const der = Buffer.from(one.replace(/-----.*-----/g, ''), 'base64');
const base64 = der.toString('base64');
const lines = one.trimEnd().split('\n');
const wide = (text: string) => latin1(Buffer.from(text, 'utf16le'));
const summary = async (text: string) => summaryOf(await readBundle({ path: 'corp.pem', text }));
const every = (text: string, form: (line: string) => string) => text.trimEnd().split('\n').map(form).join('\n');
const escaped = (text: string) => text.replaceAll('\n', '\\n');
const only = ['01 pem 1'];
const both = ['01 pem 1', '02 pem 11'];

describe('what people make of PEM is read, and told as a repair, where it is certain', () => {
  it.each([
    ['indented by blanks', every(one, (line) => `  ${line}`), only, ['indented 1']],
    ['indented by tabs', every(one, (line) => `\t${line}`), only, ['indented 1']],
    ['indented at BEGIN alone', ` ${one}`, only, ['indented 1']],
    [
      'in a block of YAML',
      `data:\n  ca.crt: |\n${every(one + two, (line) => `    ${line}`)}`,
      ['01 pem 3', '02 pem 13'],
      ['indented 3', 'indented 13'],
    ],
    ['quoted in a mail', every(one, (line) => `> ${line}`), only, ['quoted 1']],
    ['quoted twice', every(one, (line) => `>> ${line}`), only, ['quoted 1']],
    ['a table', every(one, (line) => `| ${line} |`), only, ['quoted 1']],
    ['glued', one.trimEnd() + two, ['01 pem 1', '02 pem 10'], ['glued-boundaries 1', 'glued-boundaries 10']],
    ['on one line', one.replaceAll('\n', ''), only, ['embedded 1']],
    ['on one line with blanks', one.trimEnd().replaceAll('\n', ' '), only, ['embedded 1']],
    ['behind a name', `ca=${one}`, only, ['embedded 1']],
    ['in an XML element', `<ca>${one}</ca>`, only, ['embedded 1']],
    ['base64 on the line of BEGIN', one.replace('-----\n', '-----'), only, ['embedded 1']],
    ['in JSON', JSON.stringify({ ca: one }), only, ['embedded 1', 'escaped-line-ends 1']],
    ['in JSON within JSON', JSON.stringify(JSON.stringify({ ca: one })), only, ['embedded 1', 'escaped-line-ends 1']],
    ['in JSON with escaped slashes', JSON.stringify(one).replaceAll('/', '\\/'), only, ['embedded 1', 'escaped-line-ends 1']],
    ['in JSON with the line ends of Windows', JSON.stringify(one.replaceAll('\n', '\r\n')), only, ['embedded 1', 'escaped-line-ends 1']],
    ['in YAML with literal line ends', `ca: "${escaped(one)}"\n`, only, ['embedded 1', 'escaped-line-ends 1']],
    ['in the source text of a program', every(one, (line) => `"${line}\\n" +`), only, ['embedded 1', 'escaped-line-ends 1', 'quoted 1']],
    ['in the source text of PHP', every(one, (line) => `'${line}' .`), only, ['embedded 1', 'quoted 1']],
    ['in an array', every(one, (line) => `"${line}",`), only, ['embedded 1', 'quoted 1']],
    ['with headers', one.replace('\n', '\nSubject: x\nX-Issuer: y\n  z\n\n'), only, ['headers 1']],
    ['with headers and no blank line', one.replace('\n', '\nSubject: x\n'), only, ['headers 1']],
    ['with CR alone', (one + two).replaceAll('\n', '\r'), both, ['line-ends 1']],
    [
      'with CR alone in one block',
      one.replaceAll('\n', '\r') + two,
      ['01 pem 1', '02 pem 1'],
      ['line-ends 1', 'glued-boundaries 1', 'glued-boundaries 1'],
    ],
    ['behind a byte-order mark', `\xef\xbb\xbf${one}`, only, ['byte-order-mark 1']],
    ['behind a byte-order mark in the middle', `${one}\xef\xbb\xbf${two}`, both, ['embedded 11']],
    ['UTF-16, little endian', wide(`\ufeff${one}${two}`), both, ['utf-16 1']],
    ['UTF-16, big endian', latin1(Buffer.from(`\ufeff${one}`, 'utf16le').swap16()), only, ['utf-16 1']],
    ['UTF-16 without a mark', wide(one), only, ['utf-16 1']],
    ['UTF-16, big endian, without a mark', latin1(Buffer.from(one, 'utf16le').swap16()), only, ['utf-16 1']],
    ['UTF-16 of PowerShell', wide(`\ufeff${one.replaceAll('\n', '\r\n')}`), only, ['utf-16 1']],
    ['UTF-16 that is indented', wide(`\ufeff${every(one, (line) => ` ${line}`)}`), only, ['utf-16 1', 'indented 1']],
    ['base64 alone', base64, ['01 base64 1'], ['armor 1']],
    ['base64 alone behind a byte-order mark', `\xef\xbb\xbf${base64}`, ['01 base64 1'], ['byte-order-mark 1', 'armor 1']],
    ['base64 alone, folded', base64.replace(/.{76}/g, '$&\r\n'), ['01 base64 1'], ['armor 1']],
    ['base64 alone, indented', every(base64.replace(/.{64}/g, '$&\n'), (line) => `   ${line}`), ['01 base64 1'], ['armor 1']],
    ['base64 alone, quoted', JSON.stringify(base64), ['01 base64 1'], ['armor 1']],
    ['base64 alone in UTF-16', wide(`\ufeff${base64}`), ['01 base64 1'], ['utf-16 1', 'armor 1']],
    ['base64 alone, twice', `${base64}\n${two.replace(/-----.*-----/g, '')}`, ['01 base64 1', '02 base64 1'], ['armor 1', 'armor 1']],
    ['base64 between blocks', `${one}\n${base64}\n\n${two}`, ['01 pem 1', '01 base64 12', '02 pem 14'], ['armor 12']],
    ['base64 in a letter', `Dear all,\n\n${base64}\n\nRegards\n`, ['01 base64 3'], ['armor 3']],
    ['base64 of PEM', Buffer.from(one + two).toString('base64'), both, ['wrapped 1']],
    ['base64 of PEM, folded', Buffer.from(one).toString('base64').replace(/.{76}/g, '$&\n'), only, ['wrapped 1']],
    ['base64 of PEM behind a comment', Buffer.from(`# Corp\n${one}`).toString('base64'), ['01 pem 2'], ['wrapped 1']],
  ])('%s', async (_, text, read, repairs) => {
    expect(await summary(text)).toEqual({ read, refused: [], repairs });
  });

  it('says the line at which the repair was made, and marks the certificate as mended', async () => {
    const { entries, repairs } = await readBundle({ path: 'corp.pem', text: `# Corp\n${every(one, (line) => ` ${line}`)}` });
    expect(entries).toMatchObject([{ isMended: true, origin: { line: 2 } }]);
    expect(repairs).toEqual([
      { origin: { path: 'corp.pem', block: 1, line: 2 }, id: 'indented', detail: 'BEGIN does not stand at the start of its line (line 2)' },
    ]);
  });
});

describe('what is not certain stays refused', () => {
  const commented = (mark: string) => every(one, (line) => `${mark}${line}`);
  it.each([
    ['typographic dashes', one.replaceAll('-----', '\xe2\x80\x94\xe2\x80\x94'), ['pem-boundary 1']],
    ['four hyphens', one.replaceAll('-----', '----'), ['pem-boundary 1']],
    ['a boundary in small letters', one.replaceAll('CERTIFICATE', 'certificate'), ['pem-boundary 1']],
    ['a block behind #', commented('# '), ['pem-boundary 1']],
    ['a block behind //', commented('// '), ['pem-boundary 1']],
    ['a block behind ;', commented(';'), ['pem-boundary 1']],
    ['a block behind REM', commented('rem '), ['pem-boundary 1']],
    ['a block behind <!--', `<!-- ${one}-->`, ['pem-boundary 1']],
    ['a block behind --', commented('-- '), ['pem-boundary 1']],
    ['a comment of one line behind a byte-order mark', `\xef\xbb\xbf#${escaped(one)}\n`, ['pem-boundary 1']],
    ['two blocks in a comment of one line', `# ca: "${escaped(one + two)}"\n`, ['pem-boundary 1', 'pem-boundary 1']],
    ['a block far behind a comment sign', `# ${'x'.repeat(1000)} ${escaped(one)}\n`, ['pem-boundary 1']],
    ['a NUL inside', one.replace('\nM', '\n\0M'), ['pem-base64 1']],
    ['a NUL between the lines', every(one, (line) => `${line}\0`), ['pem-base64 1', 'binary-content 10']],
    ['a block cut off', one.slice(0, 300), ['pem-unterminated 1']],
    ['an indented block cut off', ` ${one.slice(0, 300)}`, ['pem-unterminated 1']],
    [
      'an indented block with a lost line',
      every([...lines.slice(0, 3), ...lines.slice(4)].join('\n'), (line) => ` ${line}`),
      ['pem-boundary 1'],
    ],
    ['a block in JSON with a lost character', JSON.stringify(one.replace('\nM', '\n')), ['pem-base64 1']],
    ['a block on one line with a word in it', one.replaceAll('\n', ' word '), ['pem-boundary 1']],
    ['headers of encryption', one.replace('\n', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n'), ['pem-headers 1']],
    ['headers of encryption in small letters', one.replace('\n', '\nproc-type: 4,encrypted\n\n'), ['pem-headers 1']],
    ['more headers than anybody writes', one.replace('\n', `\n${'A: b\n'.repeat(40)}\n`), ['pem-headers 1']],
    ['headers with a lost line below them', [lines[0], 'A: b', '', ...lines.slice(2)].join('\n'), ['pem-headers 1']],
    ['numbered lines', every(one, (line) => `1: ${line}`), ['pem-headers 1']],
    ['a difference of a version control', every(one, (line) => `+${line}`), ['pem-base64 1']],
    ['no-break blanks', every(one, (line) => `\xc2\xa0${line}`), ['pem-base64 1']],
    ['an indented request', every(one.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), (line) => ` ${line}`), ['not-a-certificate 1']],
    ['an indented private key', ` ${pemOf('PRIVATE KEY', der)}`, ['private-key 1']],
    ['a private key in JSON', JSON.stringify(pemOf('RSA PRIVATE KEY', der)), ['private-key 1']],
    ['a private key in UTF-16', wide(pemOf('PRIVATE KEY', der)), ['private-key 1']],
    ['a private key in base64', Buffer.from(pemOf('PRIVATE KEY', der)).toString('base64'), ['private-key 1']],
    ['base64 alone, cut off', base64.slice(0, -8), ['no-certificate 1']],
    ['base64 alone behind a word', `certificate ${base64}`, ['no-certificate 1']],
    ['base64 of PEM that is indented', Buffer.from(` ${one}`).toString('base64'), ['no-certificate 1']],
    ['base64 of base64 of PEM', Buffer.from(Buffer.from(one).toString('base64')).toString('base64'), ['no-certificate 1']],
  ])('%s', async (_, text, refused) => {
    expect(await summary(text)).toMatchObject({
      read: [],
      refused,
      repairs: expect.not.arrayContaining(['quoted 1', 'indented 1', 'headers 1']),
    });
  });
});

it('what is mended is what OpenSSL does not read by itself', async () => {
  const harmless = [one.replaceAll('\n', '\r\n'), `Bag Attributes\n    friendlyName: x\n${one}`, one.replaceAll('\n', ' \n'), `\t\n${one}`];
  for (const text of harmless) expect(await summary(text)).toMatchObject({ read: [expect.any(String)], repairs: [] });
  const damaged = [every(one, (line) => ` ${line}`), one.trimEnd() + two, JSON.stringify(one), one.replace('\n', '\nA: b\n\n'), base64];
  for (const text of damaged) {
    const reading = readAsOpenssl(text);
    expect(reading.loads && reading.anchors.length > 0).toBe(false);
  }
});

describe('the text of a repair', () => {
  it.each(Object.entries(repairTexts))('%s says what is expected, why, and where it is written', (id, { title, why, source }) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    for (const text of [title, why]) expect(text).toMatch(/^\S.{10,}[^.\s]$/);
    expect(source).toMatch(/^RFC \d+ §/);
  });
});
