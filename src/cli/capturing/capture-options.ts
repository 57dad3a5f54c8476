import type { AgentOptions } from '../agent-configuration.ts';
import type { StoreOptions } from '../store-options.ts';

/** Options of `capture`, as the command line gives them. */
export interface CaptureOptions extends AgentOptions, StoreOptions {
  /** A place in the list, or a URL. */
  readonly proxy?: string;
  readonly of?: 'proxy' | 'target';
  readonly target?: string;
  readonly bundle?: string;
  readonly output?: string;
  readonly fingerprint?: string;
  readonly replace?: boolean;
  readonly aia?: boolean;
  readonly direct?: boolean;
  readonly timeout: string;
  readonly proxyTls?: string;
  readonly credentialsFile?: string;
  readonly json?: boolean;
}
