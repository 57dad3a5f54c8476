import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distinctCertificates } from './certificates.ts';
import type { Command } from './command.ts';
import { timePair } from './pair.ts';
import { measurePeak } from './peak-memory.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

const fileCount = 200;
const certificatesPerFile = 50;

/** `merge` of 10,000 certificates in 200 files, in time and in memory. */
export async function measureMerge(scene: Scene): Promise<readonly Row[]> {
  const { files, joined } = await writeSources(join(scene.directory, 'sources'));
  const output = join(scene.directory, 'merged.pem');
  const own = (): Command => {
    rmSync(output, { force: true });
    return scene.cabundle('merge', ...files, '--output', output);
  };
  const name = `merge, ${fileCount * certificatesPerFile} in ${fileCount} files`;
  return [
    await timePair({
      name,
      rival: 'openssl storeutl -certs',
      own,
      other: () => ({ file: 'openssl', args: ['storeutl', '-certs', '-noout', joined] }),
      rounds: 7,
      goal: 1,
      needs: ['openssl'],
    }),
    await measurePeak(scene, { name: `${name}, peak memory`, own, rounds: 3, goal: 250 }),
  ];
}

async function writeSources(directory: string): Promise<{ readonly files: readonly string[]; readonly joined: string }> {
  mkdirSync(directory);
  const certificates = await distinctCertificates(fileCount * certificatesPerFile);
  const files = Array.from({ length: fileCount }, (_, i) => {
    const file = join(directory, `${i}.pem`);
    writeFileSync(file, certificates.slice(i * certificatesPerFile, (i + 1) * certificatesPerFile).join(''));
    return file;
  });
  const joined = join(directory, 'joined.pem');
  writeFileSync(joined, certificates.join(''));
  return { files, joined };
}
