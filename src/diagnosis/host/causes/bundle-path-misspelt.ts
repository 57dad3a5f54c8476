import type { HostCause } from '../host-cause.ts';

/** A file is there that is meant to be the bundle, under another name. */
export const bundlePathMisspelt: HostCause = {
  id: 'bundle-path-misspelt',
  stage: 'bundle',
  severity: 'critical',
  title: 'the bundle stands under a name that the agent does not look for',
  why: 'file systems of Linux tell upper and lower case apart, and the agent looks for one exact path; a file beside it is never read',
  remedy: 'copy the file to the exact path, then restart the agent',
  source: 'the vendor’s pages write the folder in two ways; path_resolution(7)',
  check: ({ bundle: { path, file } }) => {
    if (file.kind !== 'missing' || path === undefined) return undefined;
    const [first, ...others] = file.near;
    if (first === undefined) return undefined;
    return {
      evidence: [`${[first, ...others].join(' and ')} ${others.length > 0 ? 'are' : 'is'} there; the agent reads ${path}, which is not`],
      ...(others.length === 0 && { command: ['install', '-D', '-m', '644', first, path] }),
    };
  },
};
