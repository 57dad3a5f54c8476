import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, startBranchOffice } from '../../fixtures/real/branch-office.ts';
import type { LinkEnd } from '../../fixtures/real/network.ts';
import { probeIn, type WayRow } from '../../fixtures/real/reports.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';

/** How far away each proxy is, and at which of its ends its link is cut. */
const ways: readonly { readonly oneWayMs: number; readonly end: LinkEnd }[] = [
  { oneWayMs: 5, end: 'proxy' },
  { oneWayMs: 10, end: 'host' },
  { oneWayMs: 15, end: 'proxy' },
  { oneWayMs: 20, end: 'host' },
  { oneWayMs: 25, end: 'proxy' },
];

/** Without an answer a way ends with `--timeout`; without a route it ends at once. */
const deadWay = {
  proxy: { cause: 'timed-out', atLeastMs: 1000, belowMs: 1500 },
  host: { cause: 'no-route', atLeastMs: 0, belowMs: 500 },
} as const;

/** TCP, CONNECT, TLS 1.3 and the request. */
const roundTrips = 4;
/** What a busy machine may take for its own part. */
const leewayMs = 500;

let office: BranchOffice;
let folder: TemporaryFolder;
let bundle: string;
/** Of every live way so far: proxy and milliseconds of its last leg. */
const answers: { readonly index: number; readonly ms: number }[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  office = await startBranchOffice(ways.map(({ oneWayMs }) => oneWayMs));
  bundle = await folder.write('bundle.pem', office.platformCa.root.pem);
  process.stdout.write(
    `the proxies are kept at a distance by ${office.delayedBy === 'netem' ? 'tc netem' : 'relays: this kernel has no netem'}\n`,
  );
});
afterAll(async () => {
  await office?.close();
  await folder?.remove();
});

const subsets = Array.from({ length: 2 ** ways.length }, (_, bits) => ways.flatMap((_way, i) => ((bits >> i) % 2 ? [i] : [])));

describe('five proxies in networks of their own', () => {
  it.each(subsets.map((down) => [down.map((i) => i + 1).join(', ') || 'none', down] as const))(
    'links that are down: %s',
    async (_, down) => {
      const proxies = await probeWithout(down);
      const firstLive = ways.findIndex((_way, i) => !down.includes(i));
      expect(proxies.uses).toBe(firstLive < 0 ? null : firstLive + 1);
      for (const [i, row] of proxies.rows.entries()) down.includes(i) ? expectDead(i, row) : expectLive(i, row);
    },
  );

  it('no request waits for more than its round trip', () => {
    for (const [i, { oneWayMs }] of ways.entries()) {
      const times = answers.filter(({ index }) => index === i).map(({ ms }) => ms);
      expect(times.length, `runs through proxy ${i + 1}`).toBe(2 ** (ways.length - 1));
      expect(median(times), `proxy ${i + 1}`).toBeLessThan(1.5 * 2 * oneWayMs + 5);
    }
  });
});

/** Cuts these links, probes, and mends them, also after a failure. */
async function probeWithout(
  down: readonly number[],
): Promise<{ readonly uses: number | 'direct' | null; readonly rows: readonly WayRow[] }> {
  const { network, proxies, target } = office;
  try {
    for (const i of down) await network.setLink(i, ways[i]?.end ?? 'host', 'down');
    const { route, proxies: rows } = await probeIn({ namespace: network.host, proxies, bundle, target, timeout: '1s' });
    expect(rows).toHaveLength(ways.length);
    return { uses: route.uses, rows };
  } finally {
    for (const i of down) await network.setLink(i, ways[i]?.end ?? 'host', 'up');
  }
}

function expectDead(i: number, { status, cause, legs }: WayRow): void {
  const { cause: expected, atLeastMs, belowMs } = deadWay[ways[i]?.end ?? 'host'];
  expect({ status, cause }, `proxy ${i + 1}`).toEqual({ status: 'critical', cause: expected });
  const ms = total(legs);
  expect(ms, `proxy ${i + 1}`).toBeGreaterThanOrEqual(atLeastMs * 0.98);
  expect(ms, `proxy ${i + 1}`).toBeLessThan(belowMs);
}

function expectLive(i: number, { status, cause, legs }: WayRow): void {
  expect({ status, cause }, `proxy ${i + 1}`).toEqual({ status: 'ok', cause: null });
  const leastMs = roundTrips * 2 * (ways[i]?.oneWayMs ?? 0);
  expect(total(legs), `proxy ${i + 1}`).toBeGreaterThan(leastMs * 0.95);
  expect(total(legs), `proxy ${i + 1}`).toBeLessThan(leastMs + leewayMs);
  answers.push({ index: i, ms: legs.at(-1)?.ms ?? Number.NaN });
}

function total(legs: WayRow['legs']): number {
  return legs.reduce((sum, { ms }) => sum + ms, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
