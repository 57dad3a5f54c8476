import type { AgentOptions } from '../agent-configuration.ts';

/** Options of `probe`, as the command line gives them. */
export interface ProbeOptions extends AgentOptions {
  readonly proxy?: readonly string[];
  readonly bundle?: string;
  readonly target?: readonly string[];
  readonly timeout: string;
  readonly cdn?: boolean;
  readonly direct?: boolean;
  readonly proxyTls?: string;
  readonly credentialsFile?: string;
  readonly parallel: string;
  readonly deadline?: string;
  readonly systemStore?: string;
  /** `true` where no path is given. */
  readonly curl?: string | boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}
