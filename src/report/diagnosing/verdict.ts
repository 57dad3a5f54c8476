import type { RouteRow } from '../failover-rows.ts';
import type { ProbeRows } from '../probing/probe-rows.ts';
import type { Status } from '../report-head.ts';
import { agentSentences } from '../text/agent-sentences.ts';
import { counted } from '../text/columns.ts';
import type { CauseRow } from './cause-row.ts';

/** Of more targets than these the probe tells. */
const maxTargets = 5;

/** What the verdict is made of. */
export interface VerdictFacts {
  readonly causes: readonly CauseRow[];
  readonly status: Status;
  readonly isOffline: boolean;
  /** Whether a file was closed to whoever asks: what is told of it may be wrong. */
  readonly isDenied: boolean;
  /** `null` where no way was walked. */
  readonly probe: Pick<ProbeRows, 'targets' | 'proxies'> | null;
}

/** What is the case, in a sentence or two: how many causes there are, what comes first, and which way the agent takes. */
export function verdictOf({ causes, status, isOffline, isDenied, probe }: VerdictFacts): string {
  const grave = causes.filter(({ severity }) => severity !== 'notice');
  // Whoever reads the bundle here has walked the ways with a trust that the agent does not have.
  const isOthers = grave.some(({ id, severity }) => id === 'bundle-unreadable' && severity === 'critical');
  const targets = probe?.targets.filter(({ route }) => route !== null && !(isOthers && seemsToWork(route))) ?? [];
  // Nobody reads a verdict about a hundred targets.
  const told = probe && targets.length > 0 && targets.length <= maxTargets ? agentSentences({ ...probe, targets }) : [];
  const first = isDenied ? ['Not all may be read by this user: run it as root.'] : [];
  return [...first, headOf(grave, status, isOffline), ...told].join(' ');
}

function seemsToWork({ readings }: RouteRow): boolean {
  return readings.some(({ outcomes }) => outcomes.some(({ end }) => end === 'reports'));
}

function headOf(causes: readonly CauseRow[], status: Status, isOffline: boolean): string {
  const [first] = causes;
  if (first) {
    const critical = causes.filter(({ severity }) => severity === 'critical').length;
    const counts = critical > 0 && critical < causes.length ? `, ${critical} of them critical` : '';
    return causes.length === 1
      ? `One cause: ${first.title}.`
      : `${counted(causes.length, 'cause')}${counts}; look first at ${first.id}: ${first.title}.`;
  }
  if (status === 'unknown') return 'Nothing wrong was found, but not everything could be looked at.';
  return isOffline ? 'Nothing is wrong with what can be seen without the network.' : 'Nothing is wrong.';
}
