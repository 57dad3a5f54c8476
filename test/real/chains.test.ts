import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Holding, holdings } from '../../fixtures/real/ca.ts';
import { type Peers, startPeers } from '../../fixtures/real/peers.ts';
import type { ChainKind } from '../../fixtures/real/targets.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import { agreed } from './agreed.ts';

let peers: Peers;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
  peers = await startPeers();
});
afterAll(async () => {
  await peers?.close();
  await folder?.remove();
});

const held = [
  'the root',
  'only the intermediate',
  'root and intermediate',
  'the expired root',
  'another root',
] as const satisfies Holding[];

/** The cause for each of those, `null` where all is well. */
const good = [null, 'works-only-by-partial-chain', null, 'ca-expired', 'issuer-not-in-bundle'];

/** Where the root is sent, it shows that the expired one was renewed. */
const withRoot = [null, 'works-only-by-partial-chain', null, 'ca-renewed', 'issuer-not-in-bundle'];

/** What is told of a chain that is shown, in the order of what the bundle holds. */
const causes: Readonly<Record<ChainKind, readonly (string | null)[]>> = {
  'leaf and intermediate': good,
  'the leaf alone': ['intermediate-not-sent', 'works-only-by-partial-chain', null, 'intermediate-not-sent', 'issuer-not-in-bundle'],
  'the root behind': withRoot,
  'a stranger behind': good,
  'root before intermediate': withRoot,
  'an expired leaf': refusedFor('leaf-expired'),
  'a leaf of next year': refusedFor('not-yet-valid-in-chain'),
  // The bundle's own comes first.
  'an expired intermediate': ['ca-expired', 'works-only-by-partial-chain', null, 'ca-expired', 'issuer-not-in-bundle'],
  'a wrong name': refusedFor('host-name-mismatch'),
  'an RSA key': good,
  'TLS 1.2 only': good,
  'TLS 1.3 only': good,
  'a request for a certificate': good,
};

const rows = Object.entries(causes).flatMap(([chain, byHolding]) =>
  // The names of a record are those that its type has.
  held.map((holding, i) => [chain as ChainKind, holding, byHolding[i] ?? null] as const),
);

describe('with the verdict of curl', () => {
  it.concurrent.each(rows)('a target that shows %s, a bundle of %s: %s', async (chain, holding, cause) => {
    const { cas, ports, targets } = peers;
    const bundle = await folder.writeBundle(await holdings[holding](cas.platform));
    const way = await agreed({ proxy: `http://127.0.0.1:${ports.tinyproxy}`, bundle, target: targets.target(chain) });
    expect(way.cause).toBe(cause);
  });

  it.concurrent.each(rows)('a proxy that shows %s, a bundle of %s: %s', async (chain, holding, cause) => {
    const { cas, fronts, targets } = peers;
    const bundle = await folder.writeBundle((await holdings[holding](cas.listener)) + cas.platform.root.pem);
    const way = await agreed({
      proxy: `https://127.0.0.1:${fronts[chain]}`,
      bundle,
      target: targets.target('leaf and intermediate'),
    });
    expect(way.cause).toBe(cause);
  });
});

/** A leaf that is refused for this, where its issuer is trusted. */
function refusedFor(cause: string | null): readonly (string | null)[] {
  return [cause, cause, cause, 'ca-expired', 'issuer-not-in-bundle'];
}
