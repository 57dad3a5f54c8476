import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Holding, holdings } from '../../fixtures/real/ca.ts';
import { curl } from '../../fixtures/real/curl.ts';
import { type Peers, peerLogin, startPeers } from '../../fixtures/real/peers.ts';
import { probe, type WayRow } from '../../fixtures/real/reports.ts';
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

const rightLogin = `${peerLogin.user}:${peerLogin.password}@`;

/** Whose CA decides, and whose else the bundle has to hold. */
const kinds = [
  ['tinyproxy', 'http://', 'platform', undefined],
  ['tinyproxy-login', `http://${rightLogin}`, 'platform', undefined],
  ['apache', 'http://', 'platform', undefined],
  ['apache-basic', `http://${rightLogin}`, 'platform', undefined],
  ['apache-tls', 'https://', 'listener', 'platform'],
  ['apache-tls', 'https://', 'platform', 'listener'],
  ['haproxy-tls', 'https://', 'listener', 'platform'],
  ['haproxy-tls', 'https://', 'platform', 'listener'],
  ['stunnel-tls', 'https://', 'listener', 'platform'],
  ['stunnel-tls', 'https://', 'platform', 'listener'],
] as const;

/** The cause where a bundle holds this and no more; `null` where all is well. */
const causes: readonly (readonly [Holding, string | null])[] = [
  ['the root', null],
  ['only the intermediate', 'works-only-by-partial-chain'],
  ['root and intermediate', null],
  ['the expired root and its renewal', null],
  ['another root', 'issuer-not-in-bundle'],
  ['another root of the same name', 'ca-rekeyed'],
  ['the expired root', 'ca-expired'],
  ['the root and a broken block', 'bundle-not-loaded'],
  ['nothing', 'bundle-not-loaded'],
];

const rows = kinds.flatMap(([name, scheme, deciding, other]) =>
  // With the root of the other CA in it, the bundle does not hold nothing.
  causes
    .filter(([holding]) => !(other && holding === 'nothing'))
    .map(([holding, cause]) => [name, deciding, holding, cause, scheme, other] as const),
);

describe('through real proxies, with the verdict of curl', () => {
  it.concurrent.each(rows)('%s; of the CA of the %s the bundle holds %s: %s', async (name, deciding, holding, cause, scheme, other) => {
    const { cas, ports } = peers;
    const bundle = await folder.writeBundle((await holdings[holding](cas[deciding])) + (other ? cas[other].root.pem : ''));
    const way = await agreed({ proxy: `${scheme}127.0.0.1:${ports[name]}`, bundle, target: goodTarget() });
    // The proxy itself is trusted by another CA than what comes through it.
    const isListenerOnly = deciding === 'platform' && other !== undefined && holding === 'another root';
    expect(way.cause).toBe(isListenerOnly ? 'listener-ca-only' : cause);
    expect(way.partialChain).toBe(holding === 'only the intermediate');
  });

  it.concurrent.each([
    ['no login', 'tinyproxy-login', 'http://', 'login-required'],
    // It answers 401 to it, in place of the 407 that asks for a login.
    ['a wrong password', 'tinyproxy-login', 'http://agent:wrong@', 'login-refused'],
    ['a login that nobody asked for', 'tinyproxy', `http://${rightLogin}`, null],
    ['no login', 'apache-basic', 'http://', 'login-required'],
    ['a wrong password', 'apache-basic', 'http://agent:wrong@', 'login-refused'],
    ['no login', 'apache-digest', 'http://', 'basic-not-offered'],
    ['a login that nobody asked for', 'apache-tls', `https://${rightLogin}`, null],
    ['http:// for a port that speaks TLS', 'apache-tls', 'http://', 'proxy-speaks-tls'],
    ['http:// for a port that speaks TLS', 'haproxy-tls', 'http://', 'proxy-speaks-tls'],
    ['http:// for a port that speaks TLS', 'stunnel-tls', 'http://', 'proxy-speaks-tls'],
  ] as const)('%s, for %s: %s', async (_, name, scheme, cause) => {
    expect((await throughAll(name, scheme, goodTarget())).cause).toBe(cause);
  });

  it.concurrent.each([
    [
      'a port that the proxy denies',
      'tinyproxy-login',
      `http://${rightLogin}`,
      () => peers.targets.target('the root behind'),
      'connect-denied',
    ],
    ['a host that the proxy denies', 'tinyproxy-login', `http://${rightLogin}`, () => goodTarget('127.0.0.1'), 'connect-denied'],
    ['a port that the proxy denies', 'apache', 'http://', () => `localhost:${peers.ports.tinyproxy}`, 'connect-denied'],
    ['a host that the proxy does not find', 'tinyproxy', 'http://', () => goodTarget('nowhere.invalid'), 'target-unreachable-from-proxy'],
    ['a host that the proxy does not find', 'apache', 'http://', () => goodTarget('nowhere.invalid'), 'target-unreachable-from-proxy'],
    ['the platform by its address', 'tinyproxy', 'http://', () => goodTarget('127.0.0.1'), null],
    ['the platform by its address', 'apache', 'http://', () => goodTarget('127.0.0.1'), null],
    ['a target that speaks no TLS', 'tinyproxy', 'http://', () => `localhost:${peers.ports.apache}`, 'target-not-tls'],
  ] as const)('%s, for %s', async (_, name, scheme, target, cause) => {
    expect((await throughAll(name, scheme, target())).cause).toBe(cause);
  });
});

// The agent's vendor writes https:// for ordinary proxies; curl takes the scheme at its word. So these differ on purpose.
it.each([
  // It waits for the end of a line, and curl for an answer.
  ['tinyproxy', '', 28],
  ['tinyproxy-login', rightLogin, 28],
  ['apache', '', 35],
  ['apache-basic', rightLogin, 35],
] as const)('warns of https:// for %s, which speaks plain HTTP, where curl fails', async (name, credentials, code) => {
  const { cas, ports } = peers;
  const asked = {
    proxy: `https://${credentials}127.0.0.1:${ports[name]}`,
    bundle: await folder.writeBundle(cas.platform.root.pem),
    target: goodTarget(),
  };
  expect(await probe(asked)).toMatchObject({ status: 'warning', cause: 'proxy-speaks-http' });
  expect(await curl({ ...asked, limitS: 2 })).toBe(code);
});

/** With a bundle that holds both roots. */
async function throughAll(name: keyof Peers['ports'], scheme: string, target: string): Promise<WayRow> {
  const { cas, ports } = peers;
  const bundle = await folder.writeBundle(cas.platform.root.pem + cas.listener.root.pem);
  return agreed({ proxy: `${scheme}127.0.0.1:${ports[name]}`, bundle, target });
}

function goodTarget(host = 'localhost'): string {
  return `${host}:${peers.targets.ports['leaf and intermediate']}`;
}
