import type { WayRow } from '../probing/probe-rows.ts';

/** A way in words: `proxy 2`, `direct`. */
export function wayName({ index }: Pick<WayRow, 'index'>): string {
  return index === 'direct' ? 'direct' : `proxy ${index}`;
}
