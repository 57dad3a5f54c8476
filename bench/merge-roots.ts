import { X509Certificate } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { type Command, shell } from './command.ts';
import { timePair } from './pair.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

// The distribution's way to add CAs. All of its folders are ours: nothing of the system is read or written, no hook runs.
// Every run begins with an empty store, as ours begins without an output.
const updateCaCertificates = `
folder=$1
rm -rf "$folder/etc"
mkdir -p "$folder/etc" "$folder/none"
: > "$folder/conf"
update-ca-certificates --certsconf "$folder/conf" --certsdir "$folder/none" --hooksdir "$folder/no-hooks" \\
  --localcertsdir "$2" --etccertsdir "$folder/etc"
[ -s "$folder/etc/ca-certificates.crt" ]`;

// What people write themselves: look at each file, append it.
const loop = `
out=$1; shift
rm -f "$out"
for file; do
  openssl x509 -checkend 0 -noout -in "$file" || exit 1
  openssl verify -CAfile "$file" -no-CApath "$file" || exit 1
  cat "$file" >> "$out"
done`;

/** `merge` of the roots that Node carries, each in a file of its own, as a system's store is made. */
export async function measureMergeRoots({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const sources = join(directory, 'root-files');
  const files = writeRoots(sources);
  const output = join(directory, 'merged-roots.pem');
  const own = (): Command => {
    rmSync(output, { force: true });
    return { ...cabundle('merge', ...files, '--output', output), exitCodes: [0, 1] };
  };
  const name = `merge, ${files.length} roots in as many files`;
  return [
    await timePair({
      name,
      rival: 'update-ca-certificates',
      own,
      other: () => shell(updateCaCertificates, join(directory, 'system'), sources),
      rounds: 7,
      goal: 0.15,
      needs: ['update-ca-certificates', 'openssl'],
    }),
    await timePair({
      name,
      rival: 'shell loop of openssl and cat',
      own,
      other: () => shell(loop, join(directory, 'looped.pem'), ...files),
      rounds: 5,
      needs: ['openssl'],
      isToldAsSpeedUp: true,
    }),
  ];
}

/** Those that have not expired by now, or `merge` would refuse. */
function writeRoots(directory: string): readonly string[] {
  mkdirSync(directory);
  return rootCertificates
    .filter((pem) => Date.parse(new X509Certificate(pem).validTo) > Date.now())
    .map((pem, i) => {
      const file = join(directory, `root-${i}.crt`);
      writeFileSync(file, `${pem}\n`);
      return file;
    });
}
