import type { Forecast } from './forecast.ts';

/**
 * The one way that every connection ends up with: the number of a proxy, or the direct connection where it was tested;
 * `null` where connections differ (random order), where the host goes silent, and where nothing is known.
 */
export function usedWay({ outcomes }: Pick<Forecast, 'outcomes'>): number | 'direct' | null {
  const [only, ...others] = outcomes;
  if (only === undefined || others.length > 0) return null;
  if (only.end.kind === 'reports') return only.end.through;
  return only.end.kind === 'direct' && only.end.isTested ? 'direct' : null;
}
