'use strict';
// Runs the executable once, merging the roots that Node carries, and keeps what the compiler made of it: a merge reads, judges,
// prints and writes, which is what the other commands do too.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { rootCertificates } = require('node:tls');

const executable = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'cabundle-warm-'));
const bundle = join(folder, 'roots.pem');
writeFileSync(bundle, `${rootCertificates.join('\n')}\n`);
process.argv = [process.execPath, executable, 'merge', bundle, '--output', join(folder, 'merged.pem')];
const { program } = require(executable);
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(executable.replace(/\.cjs$/, '.cache'), program.createCachedData());
  process.exitCode = 0;
});
