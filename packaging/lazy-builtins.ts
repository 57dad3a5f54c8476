import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

/**
 * Loads modules of Node when something of them is first used, not when a file that imports them is evaluated:
 * node:crypto and node:child_process cost a tenth of a start each, and most runs need neither.
 */
export function lazyBuiltins(names: readonly string[]): Plugin {
  return {
    name: 'lazy-builtins',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:/ }, ({ path, namespace }) => {
        if (!names.includes(path)) return undefined;
        return namespace === 'lazy-builtin' ? { path, external: true } : { path, namespace: 'lazy-builtin' };
      });
      onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => ({ contents: forwarding(path), loader: 'js' }));
    },
  };
}

function forwarding(path: string): string {
  const members = Object.keys(createRequire(import.meta.url)(path) as object);
  return `for (const name of '${members.join(' ')}'.split(' ')) {
    Object.defineProperty(module.exports, name, { enumerable: true, get: () => require('${path}')[name] });
  }`;
}
