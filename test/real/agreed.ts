import { expect } from 'vitest';
import { type CurlOptions, curl } from '../../fixtures/real/curl.ts';
import { probe, reaches, type WayRow } from '../../fixtures/real/reports.ts';

/** What `probe` says of the way through the proxy, having made sure that the real curl reaches the target where it does, and only there. */
export async function agreed(asked: CurlOptions & { readonly proxy: string }): Promise<WayRow> {
  const [way, code] = await Promise.all([probe(asked), curl(asked)]);
  expect({ reaches: reaches(way) }, `curl ended with ${code}, cabundle says "${way.detail}"`).toEqual({ reaches: code === 0 });
  return way;
}
