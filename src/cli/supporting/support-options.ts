import type { AgentOptions } from '../agent-configuration.ts';

/** Options of `support`, as the command line gives them. */
export interface SupportOptions extends AgentOptions {
  readonly bundle?: string;
  readonly target?: string;
  /** Whether the network is left alone. */
  readonly offline?: boolean;
  /** `false` for `--no-log`. */
  readonly log: boolean;
  readonly json?: boolean;
}
