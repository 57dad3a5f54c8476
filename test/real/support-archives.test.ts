import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { sampleHost } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { outputOf } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import type { SupportReport } from '../../src/report/report.ts';

let folder: TemporaryFolder;
let reports: Readonly<Record<'zip' | 'tar.gz', SupportReport>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  const bundle = await folder.write('b.pem', (await root()).pem);
  const made = async (name: string): Promise<SupportReport> => {
    const { stdout } = await cabundle(['support', join(folder.path, name), '--root', sampleHost, '--offline', '-b', bundle, '--json']);
    return JSON.parse(stdout) as SupportReport;
  };
  reports = { zip: await made('case.zip'), 'tar.gz': await made('case.tar.gz') };
});
afterAll(() => folder?.remove());

function expected(format: 'zip' | 'tar.gz'): readonly string[] {
  return reports[format].documents.map(({ name, bytes }) => `${bytes} cabundle-support/${name}`);
}

/** Size and name, as programs list them. */
function listed(text: string, size: number, name: number): readonly string[] {
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/));
  return rows.filter((words) => words.some((word) => word.startsWith('cabundle-support/'))).map((words) => `${words[size]} ${words[name]}`);
}

describe('a support archive as others read it', () => {
  it('is a ZIP for unzip, which finds no fault in it', async () => {
    expect(await outputOf('unzip', ['-t', join(folder.path, 'case.zip')])).toContain('No errors detected');
    expect(listed(await outputOf('unzip', ['-l', join(folder.path, 'case.zip')]), 0, 3)).toEqual(expected('zip'));
    expect(await outputOf('unzip', ['-Z', join(folder.path, 'case.zip')])).toMatch(/^-rw------- .* cabundle-support\/README\.txt$/m);
  });

  it('is a ZIP for Python', async () => {
    const list = await outputOf('python3', ['-m', 'zipfile', '-l', join(folder.path, 'case.zip')]);
    expect(listed(list, 3, 0)).toEqual(expected('zip'));
    expect(await outputOf('python3', ['-m', 'zipfile', '-t', join(folder.path, 'case.zip')])).toContain('Done testing');
  });

  it('is a tar for tar, and for Python', async () => {
    expect(listed(await outputOf('tar', ['-tvzf', join(folder.path, 'case.tar.gz')]), 2, 5)).toEqual(expected('tar.gz'));
    expect(await outputOf('gzip', ['-tv', join(folder.path, 'case.tar.gz')])).toBe('');
    const names = await outputOf('python3', ['-m', 'tarfile', '-l', join(folder.path, 'case.tar.gz')]);
    expect(names.trim().split(/\s+/)).toEqual(reports['tar.gz'].documents.map(({ name }) => `cabundle-support/${name}`));
  });

  it('holds the sums that sha256sum makes, of the archive too', async () => {
    await outputOf('unzip', ['-q', join(folder.path, 'case.zip'), '-d', join(folder.path, 'zip')]);
    await outputOf('mkdir', [join(folder.path, 'tar')]);
    await outputOf('tar', ['-xzf', join(folder.path, 'case.tar.gz'), '-C', join(folder.path, 'tar')]);
    for (const kind of ['zip', 'tar']) {
      const place = join(folder.path, `${kind}/cabundle-support`);
      const checked = await outputOf('sh', ['-c', 'cd "$1" && sha256sum -c SHA256SUMS', 'sh', place]);
      expect(
        checked
          .trim()
          .split('\n')
          .every((line) => line.endsWith(': OK')),
      ).toBe(true);
      expect(readFileSync(`${place}/README.txt`, 'utf8')).toContain('versions.json');
    }
    for (const format of ['zip', 'tar.gz'] as const)
      expect(await outputOf('sha256sum', [join(folder.path, `case.${format}`)])).toContain(reports[format].sha256);
  });
});
