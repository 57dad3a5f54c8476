import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { bareNode, shell } from './command.ts';
import { timePair } from './pair.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

// A day on which all of them are valid, so that the check has nothing to tell.
const quietDay = ['--at', '2026-01-01', '--warn', '0d', '--critical', '0d'];

// What people run today: split the file, ask once per certificate. Its verdicts do not matter here.
const openssl = `
parts=$(mktemp -d)
awk -v parts="$parts" '/BEGIN CERTIFICATE/ { close(part); part = parts "/" ++n ".pem" } { print > part }' "$1"
for part in "$parts"/*.pem; do openssl x509 -checkend 2592000 -noout -in "$part"; done
rm -rf "$parts"`;

/** `check` of a system's whole root store: the roots that Node carries. */
export async function measureRoots({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const file = join(directory, 'roots.pem');
  writeFileSync(file, rootCertificates.map((pem) => `${pem}\n`).join(''));
  const name = `check, ${rootCertificates.length} roots`;
  const own = () => cabundle('check', file, ...quietDay);
  return [
    await timePair({ name, rival: 'node -e 0', own, other: () => bareNode, rounds: 41, goal: 1.6 }),
    await timePair({
      name,
      rival: 'shell loop of openssl x509',
      own,
      other: () => shell(openssl, file),
      rounds: 5,
      needs: ['awk', 'openssl'],
      isToldAsSpeedUp: true,
    }),
  ];
}
