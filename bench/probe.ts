import { nearProxies, proxyCount } from './near-proxies.ts';
import { timePair } from './pair.ts';
import { measureProbeDistant } from './probe-distant.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

/** `probe` of five proxies at once, near and distant; they and the platform are those of the lab and live in this process. */
export async function measureProbe(scene: Scene): Promise<readonly Row[]> {
  return [...(await measureNear(scene)), ...(await measureProbeDistant(scene))];
}

async function measureNear({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const near = await nearProxies(directory);
  const row = await timePair({
    name: `probe, ${proxyCount} proxies`,
    rival: `${proxyCount} curl at once`,
    own: () => cabundle('probe', ...near.ways),
    other: near.curls,
    rounds: 21,
    needs: ['curl'],
  });
  await near.close();
  return [row];
}
