import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaf, root } from '../fixtures/lab/authority.ts';
import { platform } from '../fixtures/lab/platform.ts';
import { proxy } from '../fixtures/lab/proxy.ts';
import { type Command, shell } from './command.ts';

/** How many proxies stand there: as many as the agent may be told. */
export const proxyCount = 5;

const host = 'platform.example';

// All at once, and every one has to succeed.
const curls = `
bundle=$1; url=$2; shift 2
for proxy; do
  curl -fsS -o /dev/null --noproxy '' --proxy "$proxy" --cacert "$bundle" "$url" &
  jobs="$jobs $!"
done
for job in $jobs; do wait "$job" || exit 1; done`;

/** Five proxies on this host and a platform behind them. */
export interface NearProxies {
  /** What the commands that walk through them are told. */
  readonly ways: readonly string[];
  /** A `curl` through each, all at once. */
  readonly curls: () => Command;
  readonly close: () => Promise<void>;
}

/** Starts them, all in this process: those of the lab. Their bundle is written into `directory`. */
export async function nearProxies(directory: string): Promise<NearProxies> {
  const authority = await root();
  const bundle = join(directory, 'lab.pem');
  writeFileSync(bundle, authority.pem);
  const upstream = await platform(await leaf(authority, { name: host }));
  const proxies = await Promise.all(Array.from({ length: proxyCount }, () => proxy({ upstream })));
  const urls = proxies.map(({ port }) => `http://127.0.0.1:${port}`);
  return {
    ways: [...urls.flatMap((url) => ['--proxy', url]), '--bundle', bundle, '--target', host],
    curls: () => shell(curls, bundle, `https://${host}/status`, ...urls),
    close: async () => {
      await Promise.all([...proxies, upstream].map(({ close }) => close()));
    },
  };
}
