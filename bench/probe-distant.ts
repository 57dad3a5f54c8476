import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaf, root } from '../fixtures/lab/authority.ts';
import { blackHole } from '../fixtures/lab/black-hole.ts';
import { platform } from '../fixtures/lab/platform.ts';
import { proxy } from '../fixtures/lab/proxy.ts';
import { delayingRelay } from '../fixtures/real/delaying-relay.ts';
import { freePorts } from '../fixtures/real/free-ports.ts';
import { type Command, shell } from './command.ts';
import { timePair } from './pair.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

const proxyCount = 5;
const host = 'platform.example';
/** 50 ms for each round trip. */
const oneWayMs = 25;
/** What the dead proxy costs. */
const timeout = '1s';

const curlsInARow = `
bundle=$1; url=$2; shift 2
for proxy; do
  curl -fsS -o /dev/null --noproxy '' --proxy "$proxy" --cacert "$bundle" "$url" || exit 1
done`;

/** `probe` of five proxies that are 50 ms away, and of a black hole; all live in this process. */
export async function measureProbeDistant({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const authority = await root();
  const bundle = join(directory, 'distant.pem');
  writeFileSync(bundle, authority.pem);
  const upstream = await platform(await leaf(authority, { name: host }));
  const near = await proxy({ upstream });
  const relays = await Promise.all(Array.from({ length: proxyCount }, () => delayingRelay(near, { oneWayMs })));
  const { port } = await freePorts(['port']);
  const dead = await blackHole({ host: '127.0.0.1', port });
  const urls = relays.map((relay) => `http://127.0.0.1:${relay.port}`);
  const hole = `http://127.0.0.1:${port}`;
  const probe = (...proxies: readonly string[]): Command => ({
    ...cabundle('probe', ...proxies.flatMap((url) => ['--proxy', url]), '--bundle', bundle, '--target', host, '--timeout', timeout),
    exitCodes: proxies.includes(hole) ? [1, 2] : [0],
  });
  const name = `probe, ${proxyCount} proxies 50 ms away`;
  const rows = [
    await timePair({
      name,
      rival: 'one of them alone',
      own: () => probe(...urls),
      other: () => probe(...urls.slice(0, 1)),
      rounds: 15,
      goal: 1.25,
    }),
    await timePair({
      name,
      rival: `${proxyCount} curl in a row`,
      own: () => probe(...urls),
      other: () => shell(curlsInARow, bundle, `https://${host}/status`, ...urls),
      rounds: 11,
      goal: 1 / 3,
      needs: ['curl'],
      isToldAsSpeedUp: true,
    }),
    await timePair({
      name: 'probe, 4 such and a black hole',
      rival: 'the black hole alone',
      own: () => probe(...urls.slice(1), hole),
      other: () => probe(hole),
      rounds: 7,
      goal: 1.05,
    }),
  ];
  await Promise.all([...relays, near, dead, upstream].map(({ close }) => close()));
  return rows;
}
