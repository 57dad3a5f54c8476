/** Where an agent keeps what it reads, and what it does with it: data, so that another agent is one more profile. */
export interface AgentProfile {
  readonly name: string;
  /** The one file of combined proxy CA certificates. */
  readonly bundlePath: string;
  /** `Key=Value` settings; `ServerUri` names the platform. */
  readonly confPath: string;
  /** Environment variables that hold the proxies; the first that is set counts. */
  readonly proxyVariables: readonly string[];
  /** How many proxies it uses; further ones it ignores. */
  readonly maxProxies: number;
}

/**
 * The Qualys Cloud Agent on Linux.
 * Source: the vendor's page "Multiple Proxy Configuration" (bundle path, variables, five proxies).
 */
export const qualysCloudAgent: AgentProfile = {
  name: 'qualys-cloud-agent',
  bundlePath: '/etc/qualys/cloud-agent/cert/ca-bundle.crt',
  confPath: '/etc/qualys/cloud-agent/qualys-cloud-agent.conf',
  proxyVariables: ['qualys_https_proxy', 'https_proxy'],
  maxProxies: 5,
};
