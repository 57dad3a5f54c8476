import { expect, it } from 'vitest';
import { intermediate, leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { fingerprint, fingerprintText } from '../../../src/certificate/fingerprint.ts';
import { issuerNotInBundle } from '../../../src/diagnosis/causes/issuer-not-in-bundle.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const anchor = await root({ name: 'Gate Root CA' });
const issuer = await intermediate(anchor, { name: 'Gate Issuing CA' });
const stranger = await root({ name: 'Stranger' });

function sha256({ der }: { readonly der: Uint8Array }): string {
  return fingerprintText(fingerprint(der));
}

it('names the root where it is sent, with its fingerprint', async () => {
  const gate = await during(proxy({ intercept: issuer, interceptChain: [issuer, anchor] }));
  expect(issuerNotInBundle.check(await walk({ through: urlOf(gate), bundle: stranger.pem }))).toBe(
    `in the chain for the target: "Gate Root CA" is not in the bundle (SHA-256 ${sha256(anchor)})`,
  );
});

it('names the issuer of the last certificate that is sent', async () => {
  const gate = await during(proxy({ intercept: issuer, interceptChain: [issuer] }));
  expect(issuerNotInBundle.check(await walk({ through: urlOf(gate), bundle: stranger.pem }))).toBe(
    `in the chain for the target: the issuer "CN=Gate Root CA" of "Gate Issuing CA" is neither sent nor in the bundle (SHA-256 of "Gate Issuing CA": ${sha256(issuer)})`,
  );
});

it('names the issuer of a leaf that is sent alone, though the root is in the bundle', async () => {
  const own = await leaf(issuer);
  const gate = await during(proxy({ upstream: await during(platform(own)) }));
  expect(issuerNotInBundle.check(await walk({ through: urlOf(gate), bundle: anchor.pem }))).toBe(
    `in the chain for the target: the issuer "CN=Gate Issuing CA" of "platform.example" is neither sent nor in the bundle (SHA-256 of "platform.example": ${sha256(own)})`,
  );
});

it('shows where the bundle holds another CA of the same name', async () => {
  const gate = await during(proxy({ intercept: anchor, interceptChain: [anchor] }));
  const impostor = await root({ name: 'Gate Root CA' });
  expect(issuerNotInBundle.check(await walk({ through: urlOf(gate), bundle: impostor.pem }))).toContain(sha256(anchor));
});

it.each([
  ['the root', anchor],
  ['the intermediate', issuer],
])('does not show where the bundle holds %s', async (_, { pem }) => {
  const gate = await during(proxy({ intercept: issuer, interceptChain: [issuer] }));
  expect(issuerNotInBundle.check(await walk({ through: urlOf(gate), bundle: pem }))).toBeUndefined();
});

it('says where it is the chain of the proxy itself, and of which one', async () => {
  const own = await leaf(stranger, { name: 'gate', hosts: ['127.0.0.1'] });
  const gate = await during(proxy({ tls: own, upstream: await during(platform(await leaf(issuer), { chain: [issuer] })) }));
  const through = urlOf(gate, { scheme: 'https' });
  expect(issuerNotInBundle.check(await walk({ through, bundle: anchor.pem }))).toMatch(
    /^in the chain of the proxy itself: the issuer "CN=Stranger" /,
  );
  const first = urlOf(await during(proxy({ upstream: gate })));
  const chained = await walk({ through: `${first}>${through}`, bundle: anchor.pem });
  expect(issuerNotInBundle.check(chained)).toMatch(/^in the chain of proxy 2 itself: the issuer "CN=Stranger" /);
});
