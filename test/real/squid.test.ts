import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Holding, holdings } from '../../fixtures/real/ca.ts';
import { curl } from '../../fixtures/real/curl.ts';
import { type Gateways, login, startGateways } from '../../fixtures/real/gateways.ts';
import { probe } from '../../fixtures/real/reports.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import { agreed } from './agreed.ts';

let gateways: Gateways;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
  gateways = await startGateways();
});
afterAll(async () => {
  await gateways?.close();
  await folder?.remove();
});

/** How each kind of proxy is written, whose CA decides, and whose else the bundle has to hold. */
const kinds = {
  'a plain proxy': { port: 'plain', scheme: 'http', deciding: 'platform', other: undefined },
  'an intercepting proxy': { port: 'intercepting', scheme: 'http', deciding: 'interception', other: undefined },
  'a proxy with a login': { port: 'login', scheme: 'http', deciding: 'platform', other: undefined },
  'a TLS proxy (its own chain)': { port: 'tls', scheme: 'https', deciding: 'listener', other: 'platform' },
  'a TLS proxy (the chain of the platform)': { port: 'tls', scheme: 'https', deciding: 'platform', other: 'listener' },
} as const;

/** The cause where a bundle holds this and no more; `null` where all is well. */
const causes: Readonly<Record<Holding, string | null>> = {
  'the root': null,
  'only the intermediate': 'works-only-by-partial-chain',
  'root and intermediate': null,
  'the root and an expired stranger': null,
  'the expired root and its renewal': null,
  'another root': 'issuer-not-in-bundle',
  'another root of the same name': 'ca-rekeyed',
  'the expired root': 'ca-expired',
  'the root and a broken block': 'bundle-not-loaded',
  nothing: 'bundle-not-loaded',
};

const rows = Object.entries(kinds).flatMap(([title, kind]) =>
  Object.entries(causes)
    .map(([holding, cause]) => [title, holding as Holding, cause, kind] as const)
    // With the root of the other CA in it, the bundle does not hold nothing.
    .filter(([, holding]) => !(kind.other && holding === 'nothing')),
);

const user = encodeURIComponent(login.user);
const rightLogin = `${user}:${encodeURIComponent(login.password)}@`;

describe('through Squid, with the verdict of curl', () => {
  it.each(rows)('%s, a bundle of %s: %s', async (_, holding, cause, { port, scheme, deciding, other }) => {
    const { cas, ports } = gateways;
    const bundle = await bundleOf((await holdings[holding](cas[deciding])) + (other ? cas[other].root.pem : ''));
    const way = await agreed({
      proxy: `${scheme}://${port === 'login' ? rightLogin : ''}127.0.0.1:${ports[port]}`,
      bundle,
      target: gateways.target,
    });
    // The proxy itself is trusted by another CA than what comes through it.
    const isListenerOnly = deciding === 'platform' && other !== undefined && holding === 'another root';
    expect(way.cause).toBe(isListenerOnly ? 'listener-ca-only' : cause);
    expect(way.partialChain).toBe(holding === 'only the intermediate');
  });

  it.each([
    ['a plain proxy by the address of the platform', 'plain', '', 'address', null],
    // Squid mints the address as a DNS name, which neither of the two takes for an address.
    ['an intercepting proxy by the address of the platform', 'intercepting', '', 'address', 'host-name-mismatch'],
    ['no login', 'login', '', 'target', 'login-required'],
    ['a wrong password', 'login', `${user}:wrong@`, 'target', 'login-refused'],
    [
      'a password that was encoded twice',
      'login',
      `${user}:${encodeURIComponent(encodeURIComponent(login.password))}@`,
      'target',
      'login-refused',
    ],
    ['only a user name', 'login', `${user}@`, 'target', 'login-refused'],
    ['a login that nobody asked for', 'plain', rightLogin, 'target', null],
    ['http:// for the port that speaks TLS', 'tls', '', 'target', 'proxy-speaks-tls'],
    ['a target that Squid denies', 'plain', '', 'denied', 'connect-denied'],
  ] as const)('%s', async (_, port, credentials, target, cause) => {
    const { cas, ports } = gateways;
    const bundle = await bundleOf(cas.platform.root.pem + cas.interception.root.pem + cas.listener.root.pem);
    const way = await agreed({ proxy: `http://${credentials}127.0.0.1:${ports[port]}`, bundle, target: gateways[target] });
    expect(way.cause).toBe(cause);
  });
});

// curl takes the page for an answer like any other, and ends well.
it('a block page that Squid shows inside its own TLS', async () => {
  const { cas, ports } = gateways;
  const bundle = await bundleOf(cas.interception.root.pem);
  const way = await probe({ proxy: `http://127.0.0.1:${ports.intercepting}`, bundle, target: gateways.denied });
  expect(way).toMatchObject({ status: 'critical', cause: 'block-page', detail: expect.stringContaining('ERR_ACCESS_DENIED') });
});

it.each([
  // The second where Squid has no name server to ask.
  ['a name that nobody knows', 'nowhere.invalid:443', /error ERR_(?:DNS_FAIL|CANNOT_FORWARD)/],
  ['a port on which nobody listens', '127.0.0.1:1', /error ERR_CONNECT_FAIL/],
] as const)('%s is told as what Squid does not reach', async (_, target, detail) => {
  const { cas, ports } = gateways;
  const way = await agreed({ proxy: `http://127.0.0.1:${ports.plain}`, bundle: await bundleOf(cas.platform.root.pem), target });
  expect(way).toMatchObject({ cause: 'target-unreachable-from-proxy', detail: expect.stringMatching(detail) });
});

// The agent's vendor writes https:// for ordinary proxies; curl takes the scheme at its word. So these differ on purpose.
it.each([
  ['plain', ''],
  ['intercepting', ''],
  ['login', rightLogin],
] as const)('warns of https:// for the port "%s" that speaks plain HTTP, where curl fails', async (port, credentials) => {
  const { cas, ports, target } = gateways;
  const bundle = await bundleOf(cas.platform.root.pem + cas.interception.root.pem);
  const asked = { proxy: `https://${credentials}127.0.0.1:${ports[port]}`, bundle, target };
  expect(await probe(asked)).toMatchObject({ status: 'warning', cause: 'proxy-speaks-http' });
  expect(await curl(asked)).toBe(35);
});

function bundleOf(content: string): Promise<string> {
  return folder.write('bundle.pem', content);
}
