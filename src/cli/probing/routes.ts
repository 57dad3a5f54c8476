import { unforeseenError } from '../../diagnosis/causes/unforeseen-error.ts';
import { authorityText } from '../../proxy/authority.ts';
import { conditionOf } from '../../proxy/failover/condition.ts';
import { forecast } from '../../proxy/failover/forecast.ts';
import type { Condition, DirectCondition } from '../../proxy/failover/situation.ts';
import { usedWay } from '../../proxy/failover/used-way.ts';
import { type FailoverFacts, routeRow } from '../../report/failover-report.ts';
import type { ProbeOutcome } from '../../report/probing/probe-report.ts';
import type { BypassRow, TargetRow } from '../../report/probing/probe-rows.ts';
import { viaText } from './way.ts';

type Ways = ProbeOutcome['ways'];
type Way = Ways[number];

/** What the agent does beside its list of proxies. */
export interface AgentHabits extends Pick<FailoverFacts, 'maxProxies' | 'failOpen' | 'ordering' | 'setBy'> {
  /** The entry of a `no_proxy` list that a host matches, and what sets the list. */
  readonly bypassOf: (host: string) => BypassRow | undefined;
}

/**
 * The way that the agent takes to each target, where all before it were finished, and all that may become of it, where everything
 * was finished.
 */
export function routesTo(targets: readonly string[], ways: Ways, habits: AgentHabits): readonly TargetRow[] {
  return targets.map((target) =>
    routeTo(
      target,
      ways.filter((way) => isOnTheWayTo(target, way)),
      habits,
    ),
  );
}

function routeTo(target: string, ways: Ways, habits: AgentHabits): TargetRow {
  const proxied = ways.filter(({ index }) => index !== 'direct');
  const facts: FailoverFacts = {
    ...habits,
    proxies: proxied.map((way) => ({ proxy: proxyText(way), condition: conditionOfWay(way) })),
    direct: directCondition(ways.find(({ index }) => index === 'direct')),
  };
  const situation = { ...facts, proxies: facts.proxies.map(({ condition }) => condition).slice(0, habits.maxProxies) };
  const uses = usedWay(forecast(situation, habits.ordering, 'trust-too'));
  const isWhole = ways.every(isFinished);
  return {
    target,
    uses: isWhole || isKnown(uses, ways, habits) ? uses : null,
    route: isWhole ? routeRow(facts) : null,
    bypass: habits.bypassOf(hostOf(target)) ?? null,
  };
}

/** In sequential order nothing behind the way that is used matters. */
function isKnown(uses: TargetRow['uses'], ways: Ways, { ordering }: AgentHabits): boolean {
  const place = ordering.kind === 'sequential' ? ways.findIndex(({ index }) => index === uses) : -1;
  return place !== -1 && ways.slice(0, place).every(isFinished);
}

/** Where cabundle itself failed nobody knows how the way ends. */
function isFinished(way: Way): boolean {
  if (way.kind !== 'observed') return way.kind !== 'unfinished';
  return !way.isCancelled && way.diagnosis?.cause !== unforeseenError;
}

/** Of a target that was parsed: the host stands in front of the last colon. */
function hostOf(target: string): string {
  return target.slice(0, target.lastIndexOf(':'));
}

function isOnTheWayTo(target: string, way: Way): boolean {
  if (way.kind === 'observed') return authorityText(way.evidence.observation.target) === target;
  return way.kind === 'unfinished' ? way.target === target : true;
}

function proxyText(way: Way): string {
  if (way.kind === 'observed') return viaText(way.evidence.observation.via);
  return way.kind === 'unreadable' ? 'unreadable' : way.proxy;
}

function conditionOfWay(way: Way): Condition {
  if (way.kind === 'unreadable') return 'unreadable';
  return way.kind === 'observed' ? conditionOf(way.evidence.observation, reaches(way)) : 'dead';
}

function directCondition(way: Way | undefined): DirectCondition {
  if (way?.kind !== 'observed' || way.isCancelled) return 'untested';
  return reaches(way) ? 'works' : 'fails';
}

function reaches(way: Way): boolean {
  return way.kind === 'observed' && !way.isCancelled && way.diagnosis?.cause.severity !== 'critical';
}
