import { readdirSync } from 'node:fs';
import { systemErrorCode } from '../failure.ts';
import type { AgentService } from './profiles/agent-profile.ts';
import { pathInRoot } from './root/path-in-root.ts';
import { readInRoot } from './root/read-in-root.ts';

/** The agent as the list of processes of a host shows it. */
export interface AgentProcess {
  readonly pid: number;
  /** Milliseconds since 1970, to a hundredth of a second or so; `undefined` where it cannot be told. */
  readonly startedAt: number | undefined;
  /** As whom it acts; `undefined` where it cannot be told. */
  readonly uid: number | undefined;
  /** The environment that it was started with; `undefined` where it may not be read. Holds passwords: it is never printed. */
  readonly environment: ReadonlyMap<string, string> | undefined;
}

/** What the list of processes says of an agent; `unknown`: there is no such list, or not all of it can be seen. */
export type AgentRun =
  | { readonly kind: 'running'; readonly process: AgentProcess }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/** More processes are not looked at. */
const maxProcesses = 65_536;
/** Of an environment more variables are not read. */
const maxVariables = 10_000;
const hidden = Symbol('hidden');
/** The unit of times in the list of processes is the same on every Linux. */
const ticksPerSecond = 100;

/**
 * Looks for the program of an agent in the list of processes below `root`. No program is started for it.
 *
 * A program is known by its file name. Anybody on the host may call his as he likes: only one of root counts, and one of the users that
 * `owners` names. Of several it is that of root that has run longest, for the agent's own helpers are younger. Where others alone have that
 * name, nothing is known. That there is none is said only where the processes of everybody can be seen, and the first one is a service
 * manager, which in a container it is not.
 * Limits: 65,536 processes. What vanishes meanwhile is passed over.
 * Source: proc(5), /proc/PID/stat, cmdline, environ, status and /proc/stat.
 */
export function findAgent(root: string, { program }: AgentService, owners: readonly number[] = []): AgentRun {
  const pids = processIds(root);
  if (!pids) return { kind: 'unknown' };
  const seen = pids.map((pid) => ({ pid, name: programOf(root, pid) }));
  const named = seen.filter(({ name }) => name === program).map(({ pid }) => ({ pid, ...factsOf(root, pid) }));
  const found = named.filter(({ uid }) => uid === undefined || uid === 0 || owners.includes(uid));
  if (found.length === 0 && named.length > 0) return { kind: 'unknown' };
  const [first] = found.toSorted((left, right) => Number(right.uid === 0) - Number(left.uid === 0) || left.ticks - right.ticks);
  if (!first) return { kind: isWhole(root, pids) && seen.every(({ name }) => name !== hidden) ? 'absent' : 'unknown' };
  const booted = bootedAt(root);
  const startedAt = booted === undefined || !Number.isFinite(first.ticks) ? undefined : booted + (first.ticks / ticksPerSecond) * 1000;
  return { kind: 'running', process: { pid: first.pid, startedAt, uid: first.uid, environment: environmentOf(root, first.pid) } };
}

function processIds(root: string): readonly number[] | undefined {
  const folder = pathInRoot(root, '/proc');
  if (folder === undefined) return undefined;
  try {
    const names = readdirSync(folder).filter((name) => /^[1-9]\d{0,9}$/.test(name));
    return names.length === 0 && bootedAt(root) === undefined ? undefined : names.map(Number).slice(0, maxProcesses);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** The file name of the program of a process; {@link hidden} where nobody here may see it, empty for one of the kernel and one that has ended. */
function programOf(root: string, pid: number): string | typeof hidden {
  const content = readInRoot(root, `/proc/${pid}/cmdline`);
  if (content.kind !== 'text') return content.kind === 'unreadable' && content.isDenied ? hidden : '';
  const [command = ''] = content.text.split('\0', 1);
  return command.slice(command.lastIndexOf('/') + 1);
}

/** Where the first process cannot be seen, neither can those of others; on a tree of files that was put together it may be missing. */
function isWhole(root: string, pids: readonly number[]): boolean {
  const name = nameOf(root, 1);
  if (name === undefined) return root !== '/' && !pids.includes(1);
  return pids.length < maxProcesses && ['systemd', 'init'].includes(name);
}

function nameOf(root: string, pid: number): string | undefined {
  return /^\d+ \((.*)\) /s.exec(textOf(root, `${pid}/stat`) ?? '')?.[1];
}

/** The name in front of the numbers may hold blanks and brackets, so the last bracket counts. */
function factsOf(root: string, pid: number): { readonly ticks: number; readonly uid: number | undefined } {
  const stat = textOf(root, `${pid}/stat`) ?? '';
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  const [, , effective] = /^Uid:\s+(\d+)\s+(\d+)/m.exec(textOf(root, `${pid}/status`) ?? '') ?? [];
  return {
    ticks: /^\d{1,15}$/.test(ticks) ? Number(ticks) : Number.POSITIVE_INFINITY,
    uid: effective === undefined ? undefined : Number(effective),
  };
}

function bootedAt(root: string): number | undefined {
  const [, seconds] = /^btime (\d{1,11})$/m.exec(textOf(root, 'stat') ?? '') ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function environmentOf(root: string, pid: number): ReadonlyMap<string, string> | undefined {
  const text = textOf(root, `${pid}/environ`);
  if (text === undefined) return undefined;
  const entries = text.split('\0', maxVariables).flatMap((entry): readonly (readonly [string, string])[] => {
    const equals = entry.indexOf('=');
    return equals > 0 ? [[entry.slice(0, equals), Buffer.from(entry.slice(equals + 1), 'latin1').toString('utf8')]] : [];
  });
  // A program that has written over its environment was started with another one.
  if (entries.length === 0) return undefined;
  // Of a variable that is there twice a program gets the first.
  return new Map(entries.toReversed());
}

function textOf(root: string, path: string): string | undefined {
  const content = readInRoot(root, `/proc/${path}`);
  return content.kind === 'text' ? content.text : undefined;
}
