import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ca, ca, type Holding, holdings } from '../../fixtures/real/ca.ts';
import { startAll } from '../../fixtures/real/closing.ts';
import { curl } from '../../fixtures/real/curl.ts';
import { startMitmproxy } from '../../fixtures/real/mitmproxy.ts';
import { probe } from '../../fixtures/real/reports.ts';
import { type ChainKind, startTargets, type Targets } from '../../fixtures/real/targets.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import { agreed } from './agreed.ts';

/** mitmproxy, once with the issuers of its leaves behind them, once without and with a login. It does not look into tunnels to 127.0.0.1. */
interface Interception {
  readonly targets: Targets;
  readonly cas: Readonly<Record<'platform' | 'interception', Ca>>;
  readonly ports: Readonly<Record<'whole chains' | 'leaves alone', number>>;
  readonly close: () => Promise<void>;
}

let lab: Interception;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
  lab = await startInterception();
});
afterAll(async () => {
  await lab?.close();
  await folder?.remove();
});

const login = { user: 'agent', password: 'secret' };

function startInterception(): Promise<Interception> {
  return startAll(async ({ started, close }) => {
    const targets = started(await startTargets());
    const { root, issuer, ...others } = await ca('Interception');
    const usual = { trust: [targets.platformCa.root], passThroughHost: '127.0.0.1' };
    const [whole, alone] = await Promise.all([
      startMitmproxy({ ...usual, interceptWith: [issuer, root] }).then(started),
      startMitmproxy({ ...usual, interceptWith: [issuer], login }).then(started),
    ]);
    return {
      targets,
      cas: { platform: targets.platformCa, interception: { root, issuer, ...others } },
      ports: { 'whole chains': whole.port, 'leaves alone': alone.port },
      close,
    };
  });
}

/** The cause where a bundle holds this of the interceptor's CA and no more: with whole chains, and with leaves alone. */
const causes: readonly (readonly [Holding, string | null, string | null])[] = [
  ['the root', null, 'intermediate-not-sent'],
  ['only the intermediate', 'works-only-by-partial-chain', 'works-only-by-partial-chain'],
  ['root and intermediate', null, null],
  ['the root and an expired stranger', null, 'intermediate-not-sent'],
  ['the expired root and its renewal', null, 'intermediate-not-sent'],
  ['another root', 'issuer-not-in-bundle', 'issuer-not-in-bundle'],
  ['another root of the same name', 'ca-rekeyed', 'intermediate-not-sent'],
  ['the expired root', 'ca-renewed', 'intermediate-not-sent'],
  ['the root and a broken block', 'bundle-not-loaded', 'bundle-not-loaded'],
  ['nothing', 'bundle-not-loaded', 'bundle-not-loaded'],
];

describe('through mitmproxy, with the verdict of curl', () => {
  it.concurrent.each(causes)('a bundle of %s: with whole chains %s, with leaves alone %s', async (holding, whole, alone) => {
    const bundle = await folder.writeBundle(await holdings[holding](lab.cas.interception));
    expect((await agreed({ proxy: proxyOf('whole chains'), bundle, target: target() })).cause).toBe(whole);
    expect((await agreed({ proxy: proxyOf('leaves alone'), bundle, target: target() })).cause).toBe(alone);
  });

  it.concurrent.each([
    ['intercepted', 'localhost', 'platform', 'issuer-not-in-bundle'],
    ['intercepted', 'localhost', 'interception', null],
    ['passed through', '127.0.0.1', 'platform', null],
    ['passed through', '127.0.0.1', 'interception', 'issuer-not-in-bundle'],
  ] as const)('%s as %s, a bundle of the root of the %s: %s', async (_, host, held, cause) => {
    const bundle = await folder.writeBundle(lab.cas[held].root.pem);
    expect((await agreed({ proxy: proxyOf('whole chains'), bundle, target: target(host) })).cause).toBe(cause);
  });

  // It trusts none of these; its own chain, around a page that says so, is good.
  it.concurrent.each(['an expired leaf', 'a wrong name', 'the leaf alone'] as const)('a target that shows it %s', async (kind) => {
    const bundle = await folder.writeBundle(lab.cas.interception.root.pem);
    const way = await agreed({ proxy: proxyOf('whole chains'), bundle, target: target('localhost', kind) });
    expect(way).toMatchObject({ status: 'warning', cause: 'status-not-ok' });
  });

  it.concurrent.each([
    ['no login', '', 'login-required'],
    ['a wrong password', `${login.user}:wrong@`, 'login-refused'],
  ])('%s', async (_, credentials, cause) => {
    const bundle = await folder.writeBundle(lab.cas.interception.issuer.pem);
    const way = await agreed({ proxy: `http://${credentials}127.0.0.1:${lab.ports['leaves alone']}`, bundle, target: target() });
    expect(way.cause).toBe(cause);
  });
});

// It speaks TLS on the same port too, with a leaf of its own. The agent's vendor writes https:// for ordinary proxies; curl takes it at its word.
it('warns of https:// and goes by plain HTTP, where curl trusts its TLS or fails', async () => {
  const asked = { proxy: proxyOf('whole chains').replace('http:', 'https:'), target: target('127.0.0.1') };
  const [platform, both] = [
    await folder.writeBundle(lab.cas.platform.root.pem),
    await folder.writeBundle(lab.cas.platform.root.pem + lab.cas.interception.root.pem),
  ];
  for (const bundle of [platform, both]) {
    expect(await probe({ ...asked, bundle })).toMatchObject({ status: 'warning', cause: 'proxy-speaks-http' });
  }
  expect(await curl({ ...asked, bundle: platform })).toBe(60);
  expect(await curl({ ...asked, bundle: both })).toBe(0);
});

function proxyOf(kind: keyof Interception['ports']): string {
  const credentials = kind === 'leaves alone' ? `${login.user}:${login.password}@` : '';
  return `http://${credentials}127.0.0.1:${lab.ports[kind]}`;
}

function target(host = 'localhost', kind: ChainKind = 'leaf and intermediate'): string {
  return `${host}:${lab.targets.ports[kind]}`;
}
