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
const privateEdge = await leaf(privateRoot);
const gateway = await root({ name: 'Gateway CA' });
const block = await leaf(gateway, { hosts: ['block.corp.example'] });
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
      'a private platform on which two proxies agree, or two gateways with one CA',
      [chain(first, privateOwn, privateRoot), chain(second, minted, gateway), chain(third, privateOwn, privateRoot)],
      ['unknown', 'unknown', 'unknown'],
    ],
    [
      'the same, with the direct path beside it',
      [
        chain(first, minted, gateway),
        chain(second, privateOwn, privateRoot),
        chain(third, minted, gateway),
        chain(direct, privateOwn, privateRoot),
      ],
      ['intercepted', passed, 'intercepted', passed],
    ],
    [
      'the same, with a public root on one way',
      [chain(first, minted, gateway), chain(second, own, publicIssuer, publicRoot), chain(third, minted, gateway)],
      ['intercepted', passed, 'intercepted'],
    ],
    [
      'a direct path that is intercepted itself, beside a public root',
      [chain(first, own, publicIssuer, publicRoot), chain(direct, minted, gateway)],
      [passed, 'intercepted'],
    ],
    [
      'another server of a private platform than the direct path shows',
      [chain(first, privateEdge, privateRoot), chain(direct, privateOwn, privateRoot)],
      [passed, passed],
    ],
    [
      'a certificate for another host, of another issuer than the direct path shows',
      [chain(first, block, gateway), chain(direct, privateOwn, privateRoot)],
      ['unknown', 'unknown'],
    ],
    [
      'a certificate for another host, of the issuer that has the target',
      [chain(first, own, publicIssuer, publicRoot), chain(second, elsewhere, publicIssuer, publicRoot)],
      [passed, 'unknown'],
    ],
    [
      'a direct path with a certificate for another host, such as a portal',
      [chain(first, privateOwn, privateRoot), chain(direct, block, gateway)],
      ['unknown', 'unknown'],
    ],
    [
      'an issuer that nobody sends, of the name that the direct path shows',
      [chain(first, minted), chain(direct, mintedAgain)],
      ['unknown', 'unknown'],
    ],
    ['a wrong name that the direct path shows too', [chain(first, block, gateway), chain(direct, block, gateway)], [passed, passed]],
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
  });

  it('tells what would decide where nothing does', () => {
    const [alone] = tell(chain(first, minted, gateway));
    const end = 'the chain leads to "Gateway CA", no public root';
    expect(alone).toEqual({ verdict: 'unknown', because: `${end}, and only proxies show it; the direct path (--direct) would decide` });
    expect(tell(chain(first, minted, gateway), chain(second, mintedAgain, gateway))[1]).toEqual(alone);
    const [agreeing, , differing] = tell(chain(first, minted), chain(second, minted), chain(third, mintedElsewhere));
    const which = 'at least one of the two intercepts; the direct path (--direct) would tell which';
    expect(agreeing?.because).toBe(`${end}, and proxy 3 shows another issuer: ${which}`);
    expect(differing?.because).toBe(`the chain leads to "Other Gateway CA", no public root, and proxy 1 shows another issuer: ${which}`);
    expect(tell(chain(direct, minted, gateway))[0]?.because).toBe(`${end}, and no other way is known to show its key or its issuer`);
    expect(tell(chain(first, block, gateway))[0]?.because).toBe(
      'the certificate is not for "platform.example", so another server may have answered',
    );
    expect(tell(chain(first, minted), chain(second, mintedAgain))[0]).toEqual(alone);
    expect(tell(chain(first, minted), chain(direct, mintedAgain))[0]?.because).toBe(
      `${end}; the direct path shows an issuer of that name, and neither sends its certificate`,
    );
    expect(tell(chain(first, minted, gateway), chain(direct, block, gateway))[0]?.because).toBe(
      `${end}, and what the direct path shows is not for "platform.example"`,
    );
    // What is for another host says nothing of who intercepts.
    expect(tell(chain(first, minted, gateway), chain(second, elsewhere, publicIssuer))[0]).toEqual(alone);
  });
});
