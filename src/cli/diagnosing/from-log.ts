import type { CommandResult } from '../commands/result.ts';
import type { World } from '../world.ts';

/** Options of `diagnose --log`, as the command line gives them. */
export interface LogOptions {
  /** Files, folders of the agent's logs, `-` for standard input. */
  readonly log: readonly string[];
  readonly root?: string;
  readonly profile?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  /** A date or an instant: older lines are passed over. */
  readonly since?: string;
}

/** Says why connections failed, from saved logs. Fails: `usage`. */
export async function diagnoseLog(options: LogOptions, _world: World): Promise<CommandResult> {
  throw new Error(`not written yet: ${options.log.join()}`);
}
