import { authorityText } from '../../proxy/authority.ts';
import { route } from '../../proxy/route.ts';
import type { ProbeOutcome } from '../../report/probe-report.ts';
import type { TargetRow } from '../../report/probe-rows.ts';

type Ways = ProbeOutcome['ways'];

/** The way that the agent takes to each target; `null` also where a way that comes before was not finished, so that nobody knows. */
export function routesTo(targets: readonly string[], ways: Ways): readonly TargetRow[] {
  return targets.map((target) => {
    const candidates = ways.flatMap((way) => (targetOf(way) === target ? [{ index: way.index, reaches: reaches(way), way }] : []));
    const uses = route(candidates);
    const isKnown = candidates
      .slice(
        0,
        candidates.findIndex(({ index }) => index === uses),
      )
      .every(({ way }) => isFinished(way));
    return { target, uses: isKnown ? uses : null };
  });
}

function targetOf(way: Ways[number]): string | undefined {
  if (way.kind === 'observed') return authorityText(way.evidence.observation.target);
  return way.kind === 'unfinished' ? way.target : undefined;
}

function reaches(way: Ways[number]): boolean {
  return way.kind === 'observed' && !way.isCancelled && way.diagnosis?.cause.severity !== 'critical';
}

function isFinished(way: Ways[number]): boolean {
  return way.kind === 'observed' && !way.isCancelled;
}
