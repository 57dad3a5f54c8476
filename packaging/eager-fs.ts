import type { Plugin } from 'esbuild';

/**
 * Gives fs-extra Node's own `fs` in place of graceful-fs, without the members that Node loads when they are first looked at: fs-extra
 * copies every member, and the streams that it would load so cost a merge 4 ms.
 * What is lost: graceful-fs queues what opens thousands of files at once; the executable opens one after the other, and no streams.
 */
export const eagerFs: Plugin = {
  name: 'eager-fs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^graceful-fs$/ }, ({ path }) => ({ path, namespace: 'eager-fs' }));
    onLoad({ filter: /.*/, namespace: 'eager-fs' }, () => ({ contents: eagerMembers, loader: 'js' }));
  },
};

const eagerMembers = `
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(require('node:fs')))) {
    if ('value' in member) module.exports[name] = member.value;
  }`;
