import { bareNode } from './command.ts';
import { timePair } from './pair.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

/** What a start costs beyond that of Node itself. */
export async function measureStart({ cabundle }: Scene): Promise<readonly Row[]> {
  return [
    await timePair({
      name: '--version',
      rival: 'node -e 0',
      own: () => cabundle('--version'),
      other: () => bareNode,
      rounds: 41,
      goal: 1.2,
    }),
  ];
}
