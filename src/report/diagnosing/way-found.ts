import type { Cause } from '../../diagnosis/cause.ts';
import { unforeseenError } from '../../diagnosis/causes/unforeseen-error.ts';
import { proxyUnreadable } from '../../diagnosis/proxy-unreadable.ts';
import type { Found } from '../../diagnosis/ranking/found.ts';
import { cleanerOf } from '../cleaner.ts';
import { observedRow, wantsLogin } from '../probing/observed-row.ts';
import type { ProbeOutcome } from '../probing/probe-report.ts';
import type { ObservedWay } from '../probing/probed-way.ts';

/** What is told of a way beside itself. */
export interface WayTelling {
  /** Whether there are several targets. */
  readonly hasTargets: boolean;
  /** Where the list of proxies stands, in words; `undefined`: nowhere. */
  readonly setBy: string | undefined;
}

/** What is wrong with each way that was walked, or that is none: a row for each, not yet ranked. */
export function waysFound(ways: ProbeOutcome['ways'], told: WayTelling): readonly Found[] {
  return ways.flatMap((way): readonly Found[] => {
    if (way.kind === 'unreadable') return [unreadableFound(way)];
    return way.kind === 'observed' && !way.isCancelled ? observedFound(way, told) : [];
  });
}

function unreadableFound({ index, why }: { readonly index: number; readonly why: string }): Found {
  const { id, severity, title, remedy } = proxyUnreadable;
  const evidence = [`proxy ${index}: this entry of the list is no proxy URL: ${why}`];
  return {
    id,
    severity,
    title,
    remedy,
    stage: 'way',
    leg: undefined,
    proxies: [index],
    evidence,
    consequence: undefined,
    command: undefined,
  };
}

/** Its cause, and what else is wrong with it that is no weaker word for the same: what only warns does not close the way. */
function observedFound(way: ObservedWay, { hasTargets, setBy }: WayTelling): readonly Found[] {
  const { diagnosis, evidence } = way;
  if (!diagnosis) return [];
  const row = observedRow(way);
  const clean = cleanerOf(evidence.observation.via);
  const name = way.index === 'direct' ? 'direct' : `proxy ${way.index} (${row.proxy})`;
  const where = hasTargets ? `${name} to ${row.target}` : name;
  const found = (cause: Cause, detail: string): Found => ({
    id: cause.id,
    // It tells nothing of the agent.
    severity: cause === unforeseenError ? 'warning' : cause.severity,
    title: cause.title,
    remedy: cause === diagnosis.cause ? (row.remedy ?? cause.remedy) : cause.remedy,
    stage: cause.stage ?? 'way',
    leg: cause === diagnosis.cause ? diagnosis.leg : cause.leg,
    proxies: [way.index],
    evidence: [`${where}: ${detail}`, ...listOf(cause, setBy)],
    consequence: cause === unforeseenError ? cause.consequence : undefined,
    command: (cause === diagnosis.cause ? row.command : null) ?? undefined,
  });
  const others = diagnosis.alsoSeen
    .filter(({ severity }) => severity === 'warning')
    .flatMap((cause) => {
      const detail = cause.check(evidence);
      // The same fact under a less specific name.
      if (detail === undefined || detail === diagnosis.detail) return [];
      return [found(cause, clean(detail))];
    });
  return [found(diagnosis.cause, row.detail ?? ''), ...others];
}

/** Who has to write another login has to know where. */
function listOf(cause: Cause, setBy: string | undefined): readonly string[] {
  return setBy !== undefined && wantsLogin.has(cause) ? [`the list is set by ${setBy}`] : [];
}
