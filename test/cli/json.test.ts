import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { handedOver, sample, sampleHost, samples, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { closedPort, proxy } from '../../fixtures/lab/proxy.ts';
import { startOffice } from '../../fixtures/office.ts';
import { runInWorld } from '../../fixtures/world.ts';
import { fingerprint } from '../../src/certificate/fingerprint.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
formats.default(ajv);
const schema = readFileSync('src/report/report.schema.json', 'utf8');
// A reader of the schema must take members that later versions add; this version may have no others than those it names.
const strict = schema.replaceAll('"type": "object",', '"type": "object", "additionalProperties": false,');
const validate = ajv.compile(JSON.parse(strict) as object);
const exitCodes = { ok: 0, warning: 1, critical: 2, unknown: 3 };

async function expectValid(args: readonly string[]): Promise<void> {
  const { stdout, code } = await runInWorld([...args, '--json']);
  const document = JSON.parse(stdout) as { status: keyof typeof exitCodes; schemaVersion: number; command: string };
  expect(validate(document), JSON.stringify(validate.errors?.slice(-3))).toBe(true);
  expect(document).toMatchObject({ schemaVersion: 1, command: args[0] });
  expect(exitCodes[document.status]).toBe(code);
}

describe('--json', () => {
  using_schema([
    ['merge', samples, '-o', '/nonexistent/out.pem'],
    ['check', sample('branch.pem')],
    ['check', sample('cut-off.pem')],
    ['check', sample('README.md')],
    ['inspect', samples],
    ['probe', '--target', 'x.example'],
    ['check', '--nonsense'],
    ['inspect', handedOver],
    ['diff', sample('branch.pem'), sample('branch.pem')],
    ['diff', sample('branch.pem'), samples],
    ['diff', sample('old-gateway.pem'), sample('cut-off.pem')],
    ['history', '-b', '/nonexistent/out.pem'],
    ['rollback', '-b', '/nonexistent/out.pem'],
    ['proxies', '--root', sampleHost],
    ['proxies', '--root', samples, '--profile', 'generic'],
    ['proxies', '--root', '/nonexistent'],
    ['diagnose', '--root', sampleHost, '--offline', '-v'],
    ['diagnose', '--root', samples, '--profile', 'generic', '--offline'],
    ['diagnose', '--at', 'nonsense'],
    ['verify', '--chain', sample('gate-a-leaf.pem'), '--bundle', sample('corp-root.pem')],
    ['verify', '--chain', sample('gate-a-leaf.pem'), '--bundle', sample('branch.pem'), '--host', 'gate-b.example'],
    ['verify', '--chain', sample('branch.pem'), '--bundle', sample('branch.pem'), '--at', '2030-01-01', '--no-partial-chain'],
    ['verify', '--chain', sample('gate-a-leaf.pem'), '--bundle', sample('cut-off.pem')],
    ['verify', '--chain', sample('cut-off.pem'), '--bundle', sample('corp-root.pem')],
    ['rules'],
    ['explain', 'unquoted-semicolon'],
    ['explain', 'expired'],
    ['explain', 'timed-out'],
    ['explain', 'private-key'],
    ['explain', 'no-such-id'],
    ['capture', '--root', sampleHost],
    ['support', 'case.rar'],
  ]);

  it('is one document of the published schema for a probe of all kinds of proxies', async () => {
    const office = await startOffice();
    using folder = temporaryFolder({ 'b.pem': office.files['ca/public-root.pem'] ?? '' });
    const extra = ['-p', 'nonsense', '-p', `http://127.0.0.1:${await closedPort()}`];
    await expectValid(['probe', '-b', folder.join('b.pem'), '-t', office.target, '--direct', '-p', office.proxies, ...extra]);
    await expectValid(['probe', '-b', folder.join('b.pem'), '-t', office.target, '-t', 'cask.example', '-p', office.proxies, '-v']);
    await expectValid([
      'probe',
      '-b',
      folder.join('b.pem'),
      '-t',
      office.target,
      '-p',
      office.proxies,
      '--deadline',
      '1ms',
      '--parallel',
      '1',
    ]);
    await office.close();
  });

  it('is one document of the published schema for a capture and a support archive', async () => {
    const gate = await root({ name: 'Gate CA' });
    const office = await startOffice();
    const server = await proxy({ intercept: gate, interceptChain: [gate, await root({ name: 'Stray' })] });
    using folder = temporaryFolder({ 'b.pem': office.files['ca/public-root.pem'] ?? '' });
    const common = ['-b', folder.join('b.pem'), '-t', office.target];
    for (const url of office.proxies.split('; ')) await expectValid(['capture', '-p', url, ...common, '--aia', '--direct']);
    const out = ['-o', folder.join('out.pem'), '--fingerprint', fingerprint(gate.der)];
    await expectValid(['capture', '-p', `http://127.0.0.1:${server.port}`, ...common, ...out]);
    await expectValid([
      'capture',
      '-p',
      `http://127.0.0.1:${server.port}`,
      ...common,
      '--fingerprint',
      fingerprint(Buffer.from('another')),
    ]);
    await expectValid(['support', folder.join('case.zip'), '--root', sampleHost, '--offline']);
    await expectValid(['support', folder.join('case.zip'), '--root', sampleHost, '--offline']);
    await Promise.all([office.close(), server.close()]);
  });

  it.each([
    { args: [samples] },
    { args: [samples, '--skip-rejected'] },
    { args: [handedOver, '--skip-rejected'] },
    { args: [sample('branch.pem'), '--dry-run'] },
    { args: ['/nonexistent'] },
  ])('is one document of the published schema for a merge of $args', async ({ args }) => {
    using folder = temporaryFolder();
    await expectValid(['merge', ...args, '-o', folder.join('out.pem')]);
  });

  it('is one document of the published schema for a bundle from its first merge to its rollback', async () => {
    const old = await root({ name: 'Gate CA', serialNumber: '01' });
    const renewed = await root({ name: 'Gate CA', keys: old.keys, notAfter: new Date('2040-01-01') });
    const expired = await root({ name: 'Old CA', notAfter: new Date('2026-06-01') });
    const waiver = `expired@${fingerprint(expired.der)} 2026-12-31 gate 3`;
    const files = {
      'old.pem': old.pem,
      'new.pem': renewed.pem,
      'expired.pem': ` ${expired.pem}`,
      w: waiver,
      'other.pem': (await root()).pem,
    };
    using folder = temporaryFolder(files);
    const [out, own] = [folder.join('out.crt'), (name: string) => folder.join(name)];
    await expectValid(['merge', own('old.pem'), '-o', out]);
    await expectValid(['merge', own('other.pem'), '-o', out]);
    await expectValid(['merge', own('other.pem'), '-o', out, '--keep']);
    await expectValid(['merge', own('new.pem'), own('new.pem'), own('expired.pem'), '-o', out, '--keep', '--waivers', own('w')]);
    await expectValid(['check', out, '--waivers', own('w')]);
    await expectValid(['inspect', out, own('expired.pem'), '--waivers', own('w')]);
    await expectValid(['diff', own('old.pem'), out]);
    await expectValid(['history', '-b', out]);
    await expectValid(['rollback', '-b', out, '--dry-run']);
    await expectValid(['rollback', '-b', out, '--allow-removal']);
    folder.write('out.crt', `${readFileSync(out, 'utf8')}${renewed.pem}`);
    await expectValid(['check', out]);
    await expectValid(['history', '-b', out]);
  });

  it('lists added certificates with their SHA-256', async () => {
    using folder = temporaryFolder();
    const { stdout } = await runInWorld(['merge', sample('corp-root.pem'), '-o', folder.join('out.pem'), '--json']);
    const { added, certificates } = JSON.parse(stdout) as { added: { sha256: string }[]; certificates: { sha256: string }[] };
    expect(added.map(({ sha256 }) => sha256)).toEqual(certificates.map(({ sha256 }) => sha256));
  });
});

function using_schema(commands: readonly (readonly string[])[]): void {
  it.each(commands.map((args) => ({ args })))('is one document of the published schema: $args', ({ args }) => expectValid(args));
}
