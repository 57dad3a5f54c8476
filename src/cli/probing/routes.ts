import { authorityText } from '../../proxy/authority.ts';
import { conditionOf } from '../../proxy/failover/condition.ts';
import { forecast } from '../../proxy/failover/forecast.ts';
import type { Condition, DirectCondition } from '../../proxy/failover/situation.ts';
import { usedWay } from '../../proxy/failover/used-way.ts';
import { type FailoverFacts, routeRow } from '../../report/failover-report.ts';
import type { ProbeOutcome } from '../../report/probe-report.ts';
import type { TargetRow } from '../../report/probe-rows.ts';
import { viaText } from './way.ts';

type Ways = ProbeOutcome['ways'];
type Way = Ways[number];

/** What the agent does beside its list of proxies. */
export type AgentHabits = Pick<FailoverFacts, 'maxProxies' | 'failOpen' | 'ordering' | 'setBy'>;

/** The way that the agent takes to each target, and all that may become of it; nothing of both where too much was not finished to know. */
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
  return isKnown(uses, ways, habits) ? { target, uses, route: routeRow(facts) } : { target, uses: null, route: null };
}

/** In sequential order nothing behind the way that is used matters. */
function isKnown(uses: TargetRow['uses'], ways: Ways, { ordering }: AgentHabits): boolean {
  const place = ordering.kind === 'sequential' ? ways.findIndex(({ index }) => index === uses) : -1;
  return (place === -1 ? ways : ways.slice(0, place)).every(
    (way) => way.kind !== 'unfinished' && !(way.kind === 'observed' && way.isCancelled),
  );
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
