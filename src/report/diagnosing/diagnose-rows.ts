import type { ProbeRows } from '../probing/probe-rows.ts';
import type { CauseRow } from './cause-row.ts';
import type { LogRows } from './log-rows.ts';

/** What was looked at beside the causes. */
export interface DiagnoseRows {
  /** What is the case, in a sentence or two. */
  readonly verdict: string;
  /** What to do first comes first. */
  readonly causes: readonly CauseRow[];
  /** What nobody here could tell, and why; each in a sentence. */
  readonly open: readonly string[];
  readonly profile: string;
  readonly root: string;
  /** The instant at which the bundle was judged. */
  readonly at: string;
  readonly offline: boolean;
  readonly bundle: DiagnosedBundleRow;
  /** The list that counts: how many entries it has, and what sets it. */
  readonly list: { readonly known: boolean; readonly setBy: string | null; readonly count: number };
  readonly agent: AgentRow;
  /** What `probe` tells of the same ways; `null` where none was walked. */
  readonly probe: ProbeRows | null;
  /** What the log of the agent tells since its files changed and it was started; `null` where there is no log. */
  readonly log: Omit<LogRows, 'verdict' | 'causes' | 'histogram'> | null;
}

/** The agent's bundle. */
export interface DiagnosedBundleRow {
  /** `null` where the system has no root store that it could be. */
  readonly path: string | null;
  readonly state: 'read' | 'missing' | 'unreadable';
  /** Whether the agent's TLS library loads it; `null` where it was not read. */
  readonly loads: boolean | null;
  /** How many certificates that library takes from it. */
  readonly anchors: number;
}

/** The agent's process. */
export interface AgentRow {
  /** `unknown`: the list of processes cannot be seen, or the profile names no service. */
  readonly state: 'running' | 'absent' | 'unknown';
  readonly pid: number | null;
  readonly startedAt: string | null;
}
