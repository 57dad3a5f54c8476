import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { embedded } from './embedded.ts';
import { lazyBuiltins } from './lazy-builtins.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

rmSync(join(root, 'dist'), { recursive: true, force: true });

// The executable: one file. CommonJS starts faster than an ES module; what a command does not use stays unevaluated.
await build({
  entryPoints: [join(root, 'src/main.ts')],
  outfile: join(root, 'dist/cabundle.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  minify: !process.env.NOMIN,
  legalComments: 'external',
  plugins: [lazyBuiltins(['node:crypto', 'node:child_process']), embedded(['reflect-metadata', '@peculiar/x509'])],
  banner: { js: '#!/usr/bin/env node' },
  define: { CABUNDLE_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
chmodSync(join(root, 'dist/cabundle.cjs'), 0o755);

// The library: compiled modules with their declarations, and the schema of the reports.
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'packaging/tsconfig.json')], {
  stdio: 'inherit',
});
copyFileSync(join(root, 'src/report/report.schema.json'), join(root, 'dist/report.schema.json'));
