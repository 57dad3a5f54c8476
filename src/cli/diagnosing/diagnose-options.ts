import type { ProbeOptions } from '../probing/probe-options.ts';

/** Options of `diagnose`, as the command line gives them. */
export interface DiagnoseOptions extends ProbeOptions {
  readonly offline?: boolean;
  readonly at?: string;
}
