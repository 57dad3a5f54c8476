import type { AgentProfile } from './agent-profile.ts';

/**
 * Any program that takes one proxy from `https_proxy` and trusts the system's root store.
 * Source: curl(1), ENVIRONMENT; environ(7) and pam_env(8) for the file.
 */
export const generic: AgentProfile = {
  name: 'generic',
  bundlePath: undefined,
  confPath: undefined,
  proxyVariables: ['https_proxy'],
  bypassVariables: ['no_proxy', 'NO_PROXY'],
  maxProxies: 1,
  settings: { systemd: ['/etc/environment'], sh: ['/etc/environment'] },
  service: undefined,
  logFolder: undefined,
  defaults: { order: 'sequential', failOpen: false },
  statusPath: '/',
  cdn: undefined,
  pinnedCertificates: undefined,
  misspelledFolders: [],
};
