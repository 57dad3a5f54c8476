import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/folder.ts';
import { outputOf } from '../../fixtures/real/program.ts';
import { type Labels, systemLabels } from '../../src/bundle/store/label.ts';
import { publish } from '../../src/bundle/store/publish.ts';

// A kernel without SELinux keeps labels too, as it keeps any attribute; it only never asks for them.
const label = 'system_u:object_r:cert_t:s0';
const enabled: Labels = { ...systemLabels, areKept: () => true };

async function labelOf(path: string): Promise<string> {
  return (await outputOf('stat', ['--format=%C', path])).trim();
}

describe('a bundle with an SELinux label', () => {
  it('keeps it when it is replaced', async () => {
    using folder = temporaryFolder({ 'ca.crt': 'old' });
    const path = folder.join('ca.crt');
    await outputOf('chcon', [label, path]);
    await publish(path, Buffer.from('new'), { unique: 'test', labels: enabled });
    expect([readFileSync(path, 'utf8'), await labelOf(path)]).toEqual(['new', label]);
  });

  it('is replaced without one where it has none', async () => {
    using folder = temporaryFolder({ 'ca.crt': 'old' });
    const path = folder.join('ca.crt');
    await publish(path, Buffer.from('new'), { unique: 'test', labels: enabled });
    expect(readFileSync(path, 'utf8')).toBe('new');
    await expect(labelOf(path)).rejects.toThrow('security context');
  });

  it('stays as it is where the label cannot be given to the new one', async () => {
    using folder = temporaryFolder({ 'ca.crt': 'old' });
    const path = folder.join('ca.crt');
    await outputOf('chcon', [label, path]);
    // The label of a file that is not there cannot be asked for, nor given.
    const labels: Labels = { ...enabled, copy: (from, to) => systemLabels.copy(from, `${to}.gone`) };
    await expect(publish(path, Buffer.from('new'), { unique: 'test', labels })).rejects.toMatchObject({
      code: 'label-not-kept',
      outcome: 'failed',
    });
    expect([readFileSync(path, 'utf8'), readdirSync(folder.path)]).toEqual(['old', ['ca.crt']]);
  });
});

it('no program is started where there is no SELinux', async () => {
  using folder = temporaryFolder({ 'ca.crt': 'old' });
  const path = folder.join('ca.crt');
  const labels: Labels = { areKept: () => false, copy: () => Promise.reject(new Error('it was asked')) };
  await publish(path, Buffer.from('new'), { unique: 'test', labels });
  expect(readFileSync(path, 'utf8')).toBe('new');
});
