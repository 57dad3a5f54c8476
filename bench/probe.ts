import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaf, root } from '../fixtures/lab/authority.ts';
import { platform } from '../fixtures/lab/platform.ts';
import { proxy } from '../fixtures/lab/proxy.ts';
import { shell } from './command.ts';
import { timePair } from './pair.ts';
import { measureProbeDistant } from './probe-distant.ts';
import type { Scene } from './scene.ts';
import type { Row } from './table.ts';

const proxyCount = 5;
const host = 'platform.example';

// All at once, and every one has to succeed.
const curls = `
bundle=$1; url=$2; shift 2
for proxy; do
  curl -fsS -o /dev/null --noproxy '' --proxy "$proxy" --cacert "$bundle" "$url" &
  jobs="$jobs $!"
done
for job in $jobs; do wait "$job" || exit 1; done`;

/** `probe` of five proxies at once, near and distant; they and the platform are those of the lab and live in this process. */
export async function measureProbe(scene: Scene): Promise<readonly Row[]> {
  return [...(await measureNear(scene)), ...(await measureProbeDistant(scene))];
}

async function measureNear({ directory, cabundle }: Scene): Promise<readonly Row[]> {
  const authority = await root();
  const bundle = join(directory, 'lab.pem');
  writeFileSync(bundle, authority.pem);
  const upstream = await platform(await leaf(authority, { name: host }));
  const proxies = await Promise.all(Array.from({ length: proxyCount }, () => proxy({ upstream })));
  const urls = proxies.map(({ port }) => `http://127.0.0.1:${port}`);
  const row = await timePair({
    name: `probe, ${proxyCount} proxies`,
    rival: `${proxyCount} curl at once`,
    own: () => cabundle('probe', ...urls.flatMap((url) => ['--proxy', url]), '--bundle', bundle, '--target', host),
    other: () => shell(curls, bundle, `https://${host}/status`, ...urls),
    rounds: 21,
    needs: ['curl'],
  });
  await Promise.all([...proxies, upstream].map(({ close }) => close()));
  return [row];
}
