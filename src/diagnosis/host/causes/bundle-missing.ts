import type { HostCause } from '../host-cause.ts';

/** Nothing stands where the agent looks for its bundle. */
export const bundleMissing: HostCause = {
  id: 'bundle-missing',
  stage: 'bundle',
  severity: 'critical',
  title: 'the bundle is not there',
  why: 'the agent trusts the CAs of its bundle; without the file no proxy that intercepts TLS is trusted, and whether any built-in trust is left is not documented',
  remedy: 'merge the CAs of all proxies into that file, then restart the agent',
  source: 'the vendor’s page "Multiple Proxy Configuration"; libcurl error 77',
  check: ({ bundle: { path, file } }) => {
    if (file.kind !== 'missing') return undefined;
    if (path === undefined) return { evidence: ['the system has no root store'] };
    return { evidence: [`there is no ${path}`], command: ['cabundle', 'merge', '--output', path, 'CA-FILES'] };
  },
};
