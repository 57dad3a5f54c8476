import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { eagerFs } from './eager-fs.ts';
import { embedded } from './embedded.ts';
import { lazyBuiltins } from './lazy-builtins.ts';
import { warm } from './warm.ts';

const root = join(import.meta.dirname, '..');

/**
 * Builds the executable: one file that holds the whole program. Start-up is a feature:
 * - it is CommonJS, which starts faster than an ES module;
 * - what a command does not use stays unevaluated, and large packages stay compressed;
 * - a small loader stands before the program, which it compiles from the compiler's own caches where those fit this Node.
 */
export async function buildExecutable(): Promise<void> {
  const outfile = join(root, 'dist/cabundle.cjs');
  mkdirSync(join(root, 'dist'), { recursive: true });
  const loader = readFileSync(join(import.meta.dirname, 'loader.cjs'), 'utf8').replace('VERSION', version());
  // The loader puts back what would end the comment.
  writeFileSync(outfile, `${loader}/*PROGRAM*/ /*\n${(await bundle()).replaceAll('*/', '*\x01/')}*/\n`);
  chmodSync(outfile, 0o755);
  await warm(outfile);
}

function version(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/main.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
    plugins: [
      eagerFs,
      lazyBuiltins(['node:crypto', 'node:child_process', 'node:os', 'node:tty']),
      embedded(['reflect-metadata', '@peculiar/x509']),
      embedded(['node-forge/lib/rc2.js', 'node-forge/lib/forge.js']),
    ],
    define: { CABUNDLE_VERSION: JSON.stringify(version()) },
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
