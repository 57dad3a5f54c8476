import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { embedded } from './embedded.ts';
import { lazyBuiltins } from './lazy-builtins.ts';

const root = join(import.meta.dirname, '..');

/** Builds the executable: one file. CommonJS starts faster than an ES module; what a command does not use stays unevaluated. */
export async function buildExecutable(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const outfile = join(root, 'dist/cabundle.cjs');
  await build({
    entryPoints: [join(root, 'src/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    minify: true,
    legalComments: 'external',
    plugins: [lazyBuiltins(['node:crypto', 'node:child_process']), embedded(['reflect-metadata', '@peculiar/x509'])],
    banner: { js: '#!/usr/bin/env node' },
    define: { CABUNDLE_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
}
