import { builtinModules } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

/**
 * Keeps large packages that few commands need out of the way of the others: each group is bundled on its own and stands
 * in the executable as compressed text, which is compiled when a module that imports it is evaluated. Parsing them at every start
 * would cost more than everything else together. The first packages of a group are imported for their side effects; the
 * last one gives the exports.
 */
export function embedded(group: readonly string[]): Plugin {
  const main = group.at(-1) ?? '';
  const namespace = `embedded:${main}`;
  return {
    name: 'embedded',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[@a-z]/ }, ({ path }) => (group.includes(path) ? { path, namespace } : undefined));
      onLoad({ filter: /.*/, namespace }, async ({ path }) => ({
        contents: path === main ? evaluation(main, await bundle(group)) : '',
        loader: 'js',
      }));
    },
  };
}

function evaluation(name: string, source: string): string {
  return [
    `const { Module } = require('node:module');`,
    `const { brotliDecompressSync } = require('node:zlib');`,
    `const source = brotliDecompressSync(Buffer.from('${brotliCompressSync(source).toString('base64')}', 'base64')).toString();`,
    `const embedded = new Module(${JSON.stringify(name)});`,
    `embedded._compile(source, ${JSON.stringify(`cabundle:${name}`)});`,
    `module.exports = embedded.exports;`,
  ].join('\n');
}

async function bundle(group: readonly string[]): Promise<string> {
  const contents = group.map((name) => `module.exports = require(${JSON.stringify(name)});`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    minify: true,
    external: [...builtinModules],
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles?.[0]?.text ?? '';
}
