import { describe, expect, it } from 'vitest';
import { type Issued, intermediate, leaf, root } from '../../fixtures/lab/authority.ts';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { decodeCertificate } from '../../src/certificate/certificate.ts';
import { type Interception, type ShownChain, tellInterception } from '../../src/diagnosis/interception.ts';

const host = 'platform.example';
const publicRoot = await root({ name: 'Public Root' });
const publicIssuer = await intermediate(publicRoot, { name: 'Public Issuer' });
const own = await leaf(publicIssuer);
const ownEdge = await leaf(publicIssuer);
const elsewhere = await leaf(publicIssuer, { hosts: ['block.corp.example'] });
const privateRoot = await root({ name: 'Private Root' });
const privateOwn = await leaf(privateRoot);
const gateway = await root({ name: 'Gateway CA' });
const minted = await leaf(gateway);
const mintedAgain = await leaf(gateway);
const otherGateway = await root({ name: 'Other Gateway CA' });
const mintedElsewhere = await leaf(otherGateway);
/** A server certificate of the public CA that was used to sign another: OpenSSL takes no such chain. */
const signedByServer = await leaf(own, { hosts: [host] });

function certificate({ der }: Issued): Certificate {
  const decoded = decodeCertificate(der);
  if (decoded.kind === 'malformation') throw decoded;
  return decoded;
}

function chain(way: string, leafOf: Issued, ...issuers: readonly Issued[]): ShownChain {
  return { way, isDirect: way === 'the direct path', path: [certificate(leafOf), ...issuers.map(certificate)] };
}

function tell(...chains: readonly ShownChain[]): readonly Interception[] {
  return tellInterception(host, chains, ({ subject }) => subject === 'CN=Public Root');
}

const [first, second, third, direct] = ['proxy 1', 'proxy 2', 'proxy 3', 'the direct path'];
const passed = 'passed-through';

describe('whether a way is intercepted', () => {
  it.each<readonly [string, readonly ShownChain[], readonly string[]]>([
    ['a public root above the chain', [chain(first, own, publicIssuer, publicRoot)], [passed]],
    ['a private root above the only chain', [chain(first, minted, gateway)], ['unknown']],
    ['an issuer that nobody knows above the only chain', [chain(first, minted)], ['unknown']],
    [
      'one way with a public root, one with a private one',
      [chain(first, own, publicIssuer, publicRoot), chain(second, minted, gateway)],
      [passed, 'intercepted'],
    ],
    [
      'the same, where the issuer of the second is not known',
      [chain(first, own, publicIssuer, publicRoot), chain(second, minted)],
      [passed, 'intercepted'],
    ],
    [
      'two interceptors, no way to compare with',
      [chain(first, minted, gateway), chain(second, mintedElsewhere, otherGateway)],
      ['unknown', 'unknown'],
    ],
    [
      'two ways through one interceptor, which mints for each',
      [chain(first, minted, gateway), chain(second, mintedAgain, gateway)],
      ['unknown', 'unknown'],
    ],
    [
      'a private platform, directly and through two proxies, one of which intercepts',
      [chain(first, privateOwn, privateRoot), chain(second, minted, gateway), chain(direct, privateOwn, privateRoot)],
      [passed, 'intercepted', passed],
    ],
    [
      'a direct path that nobody shares',
      [chain(first, minted, gateway), chain(direct, privateOwn, privateRoot)],
      ['intercepted', 'unknown'],
    ],
    [
      'a private platform on which two proxies agree',
      [chain(first, privateOwn, privateRoot), chain(second, minted, gateway), chain(third, privateOwn, privateRoot)],
      [passed, 'intercepted', passed],
    ],
    [
      'two pairs of proxies that agree on different leaves',
      [chain(first, privateOwn), chain(second, privateOwn), chain(third, minted), chain('proxy 4', minted)],
      [passed, passed, passed, passed].map(() => 'unknown'),
    ],
    [
      'another server of the platform, whose issuer was not sent',
      [chain(first, own, publicIssuer, publicRoot), chain(second, ownEdge)],
      [passed, passed],
    ],
    ['a certificate for another host below a public root', [chain(first, elsewhere, publicIssuer, publicRoot)], ['unknown']],
    ['a public root above a server that signed', [chain(first, signedByServer, own, publicIssuer, publicRoot)], ['unknown']],
  ])('%s', (_, chains, verdicts) => {
    expect(tell(...chains).map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it('is told with its evidence', () => {
    expect(
      tell(chain(first, own, publicIssuer, publicRoot), chain(second, minted, gateway), chain(third, own), chain('proxy 4', ownEdge)),
    ).toEqual([
      { verdict: 'passed-through', because: 'the chain ends in the public root "Public Root"' },
      { verdict: 'intercepted', because: '"Gateway CA" issued the certificate, where proxy 1 shows one of "Public Issuer"' },
      { verdict: 'passed-through', because: 'proxy 1 shows the same key' },
      { verdict: 'passed-through', because: 'proxy 1 shows a certificate of the same issuer' },
    ]);
    expect(tell(chain(first, minted, gateway))).toEqual([
      { verdict: 'unknown', because: 'the chain leads to "Gateway CA", no public root, and there is nothing to compare it with' },
    ]);
    expect(tell(chain(first, minted), chain(second, mintedElsewhere))[0]?.because).toBe(
      'the chain leads to "Gateway CA", no public root, and proxy 2 shows another issuer',
    );
  });
});
