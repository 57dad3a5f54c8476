import type { Processes } from './processes.ts';

/** Who runs: told to those who wait, and written into the history. */
export interface Runner {
  readonly pid: number;
  /** The effective user's number, where the system has such. */
  readonly uid: number | undefined;
  /** For people: `root`, `alice via sudo`. */
  readonly user: string;
  readonly host: string;
}

/** Who holds a lock: the content of a lock file. */
export interface Holder {
  /** A text that no other run makes. */
  readonly nonce: string;
  readonly pid: number;
  /** When that process started, in the system's own measure. */
  readonly start: string;
  readonly boot: string;
  readonly namespace: string;
  readonly host: string;
  readonly user: string;
  /** The name of the command, never its arguments: they could hold a password. */
  readonly command: string;
  /** UTC, ISO 8601. */
  readonly since: string;
}

const texts = ['nonce', 'start', 'boot', 'namespace', 'host', 'user', 'command', 'since'] as const;

/** This process as a holder. */
export function holderHere(runner: Runner, processes: Processes, facts: Pick<Holder, 'nonce' | 'command' | 'since'>): Holder {
  const { pid, host, user } = runner;
  return { ...facts, pid, start: processes.startOf(pid) ?? '', boot: processes.boot(), namespace: processes.namespace(), host, user };
}

/** Reads the content of a lock file; `undefined` where it is damaged or another program's. */
export function readHolder(text: string): Holder | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isHolder(parsed) && /^[\w-]{1,100}$/.test(parsed.nonce) ? parsed : undefined;
}

/**
 * Whether a holder is known to be gone: the machine was started anew since, or there is no process of that number and start.
 * Of another host, and of another space of process numbers (a container), nothing is known: `false`.
 */
export function isGone(holder: Holder, here: Holder, processes: Processes): boolean {
  if (holder.host !== here.host) return false;
  if (holder.boot !== here.boot) return true;
  if (holder.namespace !== here.namespace) return false;
  const start = processes.startOf(holder.pid);
  return start === undefined || (start !== '' && holder.start !== '' && start !== holder.start);
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const members: Readonly<Record<string, unknown>> = { ...value };
  const pid = members['pid'];
  return typeof pid === 'number' && pid > 0 && (pid | 0) === pid && texts.every((name) => typeof members[name] === 'string');
}
