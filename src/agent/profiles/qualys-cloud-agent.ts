import type { AgentProfile, AgentService } from './agent-profile.ts';

/**
 * The Qualys Cloud Agent on Linux.
 *
 * Source: the vendor's page "Multiple Proxy Configuration" (bundle path, variables, five proxies, direct connection at last). The
 * CDN is that of Linux agents from 6.4 on. No page says that the agent demands certain certificates. The order of the files and the names in the configuration are observed, not documented.
 */
export const qualysCloudAgent: AgentProfile & { readonly bundlePath: string; readonly confPath: string; readonly service: AgentService } = {
  name: 'qualys-cloud-agent',
  bundlePath: '/etc/qualys/cloud-agent/cert/ca-bundle.crt',
  confPath: '/etc/qualys/cloud-agent/qualys-cloud-agent.conf',
  proxyVariables: ['qualys_https_proxy', 'https_proxy'],
  bypassVariables: ['no_proxy', 'NO_PROXY'],
  maxProxies: 5,
  settings: {
    systemd: ['/etc/environment', '/etc/default/qualys-cloud-agent', '/etc/sysconfig/qualys-cloud-agent'],
    sh: ['/etc/environment', '/etc/sysconfig/qualys-cloud-agent'],
  },
  service: { unit: 'qualys-cloud-agent.service', initScript: '/etc/init.d/qualys-cloud-agent', program: 'qualys-cloud-agent' },
  logFolder: '/var/log/qualys',
  defaults: { order: 'sequential', failOpen: true },
  statusPath: '/status',
  pinnedCertificates: undefined,
  cdn: { platform: 'qagpublic.', cdn: 'cask.' },
  misspelledFolders: ['/etc/Qualys', '/etc/QUALYS'],
};
