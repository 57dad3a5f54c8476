import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './command.ts';
import { nearProxies, proxyCount } from './near-proxies.ts';
import { timePair } from './pair.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

/** `diagnose` of five near proxies on a host without an agent, against walking the same ways. */
export async function measureDiagnose({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const near = await nearProxies(directory);
  const emptyHost = join(directory, 'host');
  mkdirSync(emptyHost);
  const name = `diagnose, ${proxyCount} proxies`;
  // It finds an agent that does not run and other things: what it makes of them is not asked here.
  const own = (): Command => ({ ...cabundle('diagnose', '--root', emptyHost, ...near.ways), exitCodes: [0, 1, 2] });
  const rows = [
    await timePair({ name, rival: 'probe of the same', own, other: () => cabundle('probe', ...near.ways), rounds: 21, goal: 1.2 }),
    await timePair({ name, rival: `${proxyCount} curl at once`, own, other: near.curls, rounds: 21, needs: ['curl'] }),
  ];
  await near.close();
  return rows;
}
