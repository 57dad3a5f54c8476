import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { sample, samples, temporaryFolder } from '../../fixtures/folder.ts';
import { closedPort } from '../../fixtures/lab/proxy.ts';
import { startOffice } from '../../fixtures/office.ts';
import { runInWorld } from '../../fixtures/world.ts';

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
    ['merge', samples, '-o', '/nonexistent/out.pem', '--skip-rejected'],
    ['merge', sample('branch.pem'), '-o', '/nonexistent/out.pem', '--dry-run'],
    ['check', sample('branch.pem')],
    ['check', sample('cut-off.pem')],
    ['check', sample('README.md')],
    ['inspect', samples],
    ['probe', '--target', 'x.example'],
    ['check', '--nonsense'],
  ]);

  it('is one document of the published schema for a probe of all kinds of proxies', async () => {
    const office = await startOffice();
    using folder = temporaryFolder({ 'b.pem': office.files['ca/public-root.pem'] ?? '' });
    const extra = ['-p', 'nonsense', '-p', `http://127.0.0.1:${await closedPort()}`];
    await expectValid(['probe', '-b', folder.join('b.pem'), '-t', office.target, '--direct', '-p', office.proxies, ...extra]);
    await office.close();
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
