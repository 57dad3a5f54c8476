import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { runInWorld, sampleNow } from '../../fixtures/world.ts';
import type { CheckReport } from '../../src/report/report.ts';

async function report(...args: readonly string[]): Promise<CheckReport> {
  return JSON.parse((await runInWorld(['check', ...args, '--json'])).stdout) as CheckReport;
}

describe('check', () => {
  it('sums a good bundle up in one line', async () => {
    const { code, stdout } = await runInWorld(['check', sample('corp-root.pem')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ok {2}.*corp-root\.pem: it loads, 1 certificate; the first to expire is "Corp Proxy Root CA" in 6248 days \(2044-01-01\)\n$/,
    );
  });

  it('prints nothing with --quiet while all is well, and speaks when it is not', async () => {
    expect(await runInWorld(['check', sample('corp-root.pem'), '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await runInWorld(['check', sample('branch.pem'), '--quiet'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('expires-soon'),
    });
  });

  it.each([
    { args: ['--warn', '10d', '--critical', '5d'], code: 0 },
    { args: [], code: 1 },
    { args: ['--critical', '20d'], code: 2 },
    { args: ['--at', '2026-12-20'], code: 2 },
    { args: ['--at', '2026-12-01T00:00:00Z', '-w', '1w', '-c', '24h'], code: 0 },
  ])('exits $code for a certificate that ends on 2026-12-10 with $args', async ({ args, code }) => {
    expect((await runInWorld(['check', sample('branch.pem'), ...args])).code).toBe(code);
  });

  it('tells an expired certificate with its place', async () => {
    const { code, stdout } = await runInWorld(['check', sample('old-gateway.pem')]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/error {2}.*old-gateway\.pem:1 #1 "Old Gateway CA" {2}expired {2}510 days ago \(2025-06-30\)/);
  });

  it('says that one bad block makes the agent refuse the whole file', async () => {
    using folder = temporaryFolder({
      'b.pem': readFileSync(sample('corp-root.pem'), 'utf8') + readFileSync(sample('cut-off.pem'), 'utf8'),
    });
    const found = await report(folder.join('b.pem'));
    expect(found).toMatchObject({ status: 'critical', loads: false, loadError: { line: 21, why: 'a block has no END line' } });
    expect(found.refused).toMatchObject([{ id: 'pem-unterminated', origin: { block: 2, line: 21 } }]);
    expect((await runInWorld(['check', folder.join('b.pem')])).stdout).toContain(
      'b.pem  does-not-load  the agent refuses the whole file: a block has no END line (line 21)',
    );
  });

  it('says how to come to a bundle where nothing was merged yet', async () => {
    using folder = temporaryFolder();
    const bundle = folder.join('etc/qualys/cloud-agent/cert/ca-bundle.crt');
    for (const command of [
      ['check'],
      ['verify', '--chain', sample('corp-root.pem')],
      ['probe', '-p', 'http://127.0.0.1:1', '-t', 'a.example'],
    ]) {
      const { code, stderr } = await runInWorld([...command, '--root', folder.path]);
      expect([code, stderr]).toEqual([3, expect.stringContaining(`cabundle merge --output "${bundle}" CA-FILES`)]);
      expect(stderr).toContain('cabundle diagnose');
    }
    expect((await runInWorld(['check', bundle])).stderr).toContain('next: check the path');
  });

  it('proposes for a damaged block what merge then does', async () => {
    using folder = temporaryFolder({
      'b.pem': readFileSync(sample('corp-root.pem'), 'utf8') + readFileSync(sample('cut-off.pem'), 'utf8'),
    });
    expect((await runInWorld(['check', folder.join('b.pem')])).stdout).toContain('cabundle merge FILE --skip-rejected --output BUNDLE');
    expect((await runInWorld(['merge', folder.join('b.pem'), '--skip-rejected', '--output', folder.join('new.pem')])).code).toBe(1);
    expect((await runInWorld(['check', folder.join('new.pem')])).code).toBe(0);
  });

  it('is critical where the file loads but holds a private key', async () => {
    const { pem, keyPem } = await root();
    using folder = temporaryFolder({ 'b.pem': pem + keyPem });
    expect(await report(folder.join('b.pem'))).toMatchObject({ status: 'critical', loads: true, refused: [{ id: 'private-key' }] });
  });

  it('tells the last second of validity from the first one behind it', async () => {
    const end = Date.parse('2026-12-10T00:00:00Z');
    const soon = await runInWorld(['check', sample('branch.pem'), '-w', '1h', '-c', '0d'], { now: end });
    const over = await runInWorld(['check', sample('branch.pem'), '-w', '1h', '-c', '0d'], { now: end + 1000 });
    expect([soon.code, over.code]).toEqual([1, 2]);
  });

  it.each([
    { args: ['check', '/nonexistent/x.pem'], says: 'there is no such file' },
    { args: ['check', sample('')], says: 'it is a folder' },
    { args: ['check', sample('corp-root.pem'), '--warn', 'soon'], says: '--warn is not a duration' },
    { args: ['check', sample('corp-root.pem'), '--at', '2026-02-30'], says: '--at is not a date' },
    { args: ['check'], says: '/etc/qualys/cloud-agent/cert/ca-bundle.crt' },
  ])('could not tell: $says', async ({ args, says }) => {
    const { code, stderr, stdout } = await runInWorld(args, { now: sampleNow });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^error: .+\nwhy: {2}.+\nnext: .+\n$/);
  });
});

describe('check tells what the agent does not see', () => {
  it('a certificate behind a NUL, where OpenSSL stops reading', async () => {
    const [one, two] = [readFileSync(sample('corp-root.pem'), 'latin1'), readFileSync(sample('branch.pem'), 'latin1')];
    using folder = temporaryFolder({ 'b.pem': `${one}\0\n${two}` });
    const found = await report(folder.join('b.pem'), '--warn', '0d', '--critical', '0d');
    expect(found).toMatchObject({ status: 'critical', loads: true, refused: [{ id: 'binary-content' }] });
    expect(found.certificates.map(({ findings }) => findings.map(({ id }) => id))).toEqual([[], ['lost-by-loader'], ['lost-by-loader']]);
  });
});

describe('check of what cabundle wrote', () => {
  const written = async () => {
    const merged = await runInWorld(['merge', sample('corp-root.pem'), sample('branch.pem'), '-o', '-', '-w', '0d']);
    return merged.stdout;
  };

  it.each<[string, (text: string) => string, CheckReport['header']]>([
    ['as it was written', (text) => text, 'intact'],
    ['with other comments', (text) => text.replace('# Subject: ', '# '), 'intact'],
    ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n'), 'intact'],
    ['with a certificate more', (text) => text + readFileSync(sample('corp-root.pem'), 'utf8'), 'edited'],
    ['with a certificate less', (text) => text.slice(0, text.lastIndexOf('# Subject')), 'edited'],
    ['without its header', (text) => text.slice(text.indexOf('\n') + 1), null],
    ['of somebody else', () => readFileSync(sample('corp-root.pem'), 'utf8'), null],
  ])('says whether it was edited since: %s', async (_, form, header) => {
    using folder = temporaryFolder({ 'b.pem': form(await written()) });
    expect((await report(folder.join('b.pem'))).header).toBe(header);
    const { stdout } = await runInWorld(['check', folder.join('b.pem'), '--verbose']);
    expect(/^notice .*(that cabundle wrote|edited since)/m.exec(stdout)?.[1] ?? null).toBe(
      header && { intact: 'that cabundle wrote', edited: 'edited since' }[header],
    );
  });
});

describe('check of what has to be mended', () => {
  const good = readFileSync(sample('corp-root.pem'), 'latin1');

  it.each([
    ['an indented block behind a good one', `${good}${good.replace(/^/gm, ' ')}`, 'indented', true, [[], ['lost-by-loader']]],
    [
      'DER behind a good block',
      `${good}${Buffer.from(good.replace(/-----.*-----/g, ''), 'base64').toString('latin1')}`,
      'binary-appended',
      true,
      [[], ['lost-by-loader']],
    ],
    ['a block in JSON', JSON.stringify(good), 'escaped-line-ends', false, [[]]],
    ['headers', good.replace('\n', '\nA: b\n\n'), 'headers', false, [[]]],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le').toString('latin1'), 'utf-16', false, [[]]],
  ])('is critical for %s: it is read here, but not by the agent', async (_, text, id, loads, findings) => {
    using folder = temporaryFolder({ 'b.pem': Buffer.from(text, 'latin1') });
    const found = await report(folder.join('b.pem'));
    expect(found).toMatchObject({ status: 'critical', loads, refused: [] });
    expect(found.repaired.map((repair) => repair.id)).toContain(id);
    expect(found.certificates.map((row) => row.findings.map((finding) => finding.id))).toEqual(findings);
    expect((await runInWorld(['check', folder.join('b.pem')])).stdout).toMatch(new RegExp(`^warning .*${id}`, 'm'));
  });
});

describe('check warns', () => {
  it('of a byte-order mark, though the agent reads past it', async () => {
    using folder = temporaryFolder({ 'b.pem': `\ufeff# Corp\n${readFileSync(sample('corp-root.pem'), 'latin1')}` });
    expect(await report(folder.join('b.pem'))).toMatchObject({ status: 'warning', loads: true, repaired: [{ id: 'byte-order-mark' }] });
    const { code, stdout } = await runInWorld(['check', folder.join('b.pem'), '--quiet']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^warning .*b\.pem.* byte-order-mark +the file begins with a byte-order mark$/m);
    expect(stdout).toMatch(/^warning {2}.*b\.pem: it loads, 1 certificate/m);
  });
});

it('check says what to do about a bundle that does not load', async () => {
  using folder = temporaryFolder({ 'b.pem': readFileSync(sample('corp-root.pem'), 'latin1').slice(0, 300) });
  const { code, stdout } = await runInWorld(['check', folder.join('b.pem')]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/does-not-load .*\(line 1\)\nnext: does-not-load: .*cabundle merge/);
});

describe('check --waivers', () => {
  it.each([
    { until: '2026-11-22', at: '2026-11-22T23:59:59Z', code: 0 },
    { until: '2026-11-22', at: '2026-11-23', code: 2 },
  ])('lives with an expired certificate until $until: exit code $code at $at', async ({ until, at, code }) => {
    const [row] = (await report(sample('old-gateway.pem'))).certificates;
    using folder = temporaryFolder({ 'w.txt': `expired@${row?.sha256} ${until} gate 3\n` });
    const args = ['check', sample('old-gateway.pem'), '--waivers', folder.join('w.txt'), '--at', at];
    const { code: found, stdout } = await runInWorld(args);
    expect(found).toBe(code);
    expect(stdout).toContain(code === 0 ? '1 certificate, 1 with waivers' : 'waiver-lapsed');
  });

  it('fails for a file that is no list of waivers, with the line', async () => {
    const { code, stderr } = await runInWorld(['check', sample('corp-root.pem'), '--waivers', sample('corp-root.pem')]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/cannot read the waivers in ".*corp-root\.pem" \(line 1\)/);
  });
});
