/** Where an agent keeps what it reads, and what it does with it: data, so that another agent is one more profile. */
export interface AgentProfile {
  readonly name: string;
  /** The one file of trusted CA certificates; `undefined`: the system's root store. */
  readonly bundlePath: string | undefined;
  /** `Key=Value` settings; `undefined`: none. */
  readonly confPath: string | undefined;
  /** Environment variables that hold the proxies; the first that is set counts. */
  readonly proxyVariables: readonly string[];
  /** Environment variables that hold the hosts that are reached without a proxy; the first that is set counts. */
  readonly bypassVariables: readonly string[];
  /** How many proxies it uses; further ones it ignores. */
  readonly maxProxies: number;
  /** The environment files, in the order in which they are read; the later wins, for each variable. */
  readonly settings: {
    /** By systemd, where no unit file says otherwise. */
    readonly systemd: readonly string[];
    /** Sourced by its SysV init script. */
    readonly sh: readonly string[];
  };
  /** The service that runs it; `undefined`: none. */
  readonly service: AgentService | undefined;
  readonly logFolder: string | undefined;
  /** What it does where its configuration does not say. */
  readonly defaults: { readonly order: ProxyOrder; readonly failOpen: boolean };
  /** Where the platform is asked whether it is there. */
  readonly statusPath: string;
  /** How the name of the platform's CDN is made of that of the platform: the one beginning in place of the other; `undefined`: there is none. */
  readonly cdn: { readonly platform: string; readonly cdn: string } | undefined;
  /** What the vendor says of certificates that the agent demands whatever the bundle holds; `undefined`: nothing is documented. */
  readonly pinnedCertificates: string | undefined;
  /** Folders that exist where somebody has spelled a path of this agent wrongly. */
  readonly misspelledFolders: readonly string[];
}

/** How the service manager knows an agent. */
export interface AgentService {
  /** The unit of systemd, with its suffix. */
  readonly unit: string;
  readonly initScript: string;
  /** The name of the program that it starts, as the list of processes shows it. */
  readonly program: string;
}

/** In which order the proxies are tried, on each connection. */
export type ProxyOrder = 'sequential' | 'random';
