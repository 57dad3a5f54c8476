import { describe, expect, it } from 'vitest';
import { sample, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { DiffReport } from '../../src/report/report.ts';

const gate = await root({ name: 'Gate CA', notAfter: new Date('2027-01-01') });
const renewed = await root({ name: 'Gate CA', keys: gate.keys, notAfter: new Date('2040-01-01') });
const office = await root({ name: 'Office CA' });
const rekeyed = await root({ name: 'Office CA', notAfter: new Date('2040-01-01') });
const [gone, fresh, stays] = [await root({ name: 'Gone CA' }), await root({ name: 'Fresh CA' }), await root({ name: 'Stays CA' })];
const pem = (...list: readonly { readonly pem: string }[]) => list.map((issued) => issued.pem).join('');

describe('diff', () => {
  it('says which certificates were added, removed, renewed and re-keyed', async () => {
    using folder = temporaryFolder({ 'a.pem': pem(gate, office, gone, stays), 'b.pem': pem(stays, rekeyed, fresh, renewed) });
    const [a, b] = [folder.join('a.pem'), folder.join('b.pem')];
    const { code, stdout } = await runInWorld(['diff', a, b]);
    expect(code).toBe(1);
    const hash = '\\([0-9a-f]{16}…\\)';
    expect(stdout).toMatch(new RegExp(`^added {5}"Fresh CA", valid until 2036-01-01 ${hash}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^removed {3}"Gone CA", valid until 2036-01-01 ${hash}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^renewed {3}"Gate CA", valid until 2040-01-01 ${hash}; before until 2027-01-01, same key$`, 'm'));
    expect(stdout).toMatch(
      new RegExp(`^re-keyed {2}"Office CA", valid until 2040-01-01 ${hash}; before until 2036-01-01, another key$`, 'm'),
    );
    expect(stdout.endsWith(`${a} to ${b}: 1 added, 1 removed, 1 renewed, 1 re-keyed, 1 certificate unchanged\n`)).toBe(true);
  });

  it('finds no difference in another order, encoding and number of copies', async () => {
    using folder = temporaryFolder({ 'a.pem': pem(gate, office), 'b/1.der': office.der, 'b/2.json': JSON.stringify([gate.pem, gate.pem]) });
    const args = ['diff', folder.join('a.pem'), folder.join('b')];
    expect(await runInWorld(args)).toMatchObject({ code: 0, stdout: expect.stringContaining('0 re-keyed, 2 certificates unchanged') });
    expect(await runInWorld([...args, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('reads standard input for one of the two', async () => {
    using folder = temporaryFolder({ 'a.pem': pem(gate) });
    for (const args of [
      ['-', folder.join('a.pem')],
      [folder.join('a.pem'), '-'],
    ]) {
      expect(await runInWorld(['diff', ...args], { input: pem(gate) })).toMatchObject({ code: 0 });
    }
  });

  it('is critical where a block could not be read, whatever else is the same', async () => {
    using folder = temporaryFolder({ 'a.pem': pem(gate), 'b.pem': pem(gate, office).slice(0, -40) });
    const { code, stdout } = await runInWorld(['diff', folder.join('a.pem'), folder.join('b.pem'), '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout) as DiffReport).toMatchObject({
      status: 'critical',
      added: [],
      unchanged: 1,
      refused: [{ id: 'pem-unterminated' }],
    });
  });

  it('compares with nothing: an empty folder', async () => {
    using folder = temporaryFolder({ 'a.pem': pem(gate), 'none/README': '' });
    expect(await runInWorld(['diff', folder.join('none'), folder.join('a.pem')])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('1 added, 0 removed'),
    });
  });

  it.each([
    { args: ['diff', '-', '-'], says: '"-" is named more than once' },
    { args: ['diff', sample('corp-root.pem')], says: "missing required argument 'after'" },
    { args: ['diff', sample('corp-root.pem'), '/nonexistent/x.pem'], says: 'there is no such file' },
    { args: ['diff', sample('corp-root.pem'), sample('branch.pem'), '--max-size', 'x'], says: '--max-size is not a whole number' },
  ])('could not tell: $says', async ({ args, says }) => {
    const { code, stdout, stderr } = await runInWorld(args);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(says);
  });
});
