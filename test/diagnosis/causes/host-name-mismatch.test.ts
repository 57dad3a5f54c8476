import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { hostNameMismatch } from '../../../src/diagnosis/causes/host-name-mismatch.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((host) => `${host}.example`);

it.each([
  ['one other host', ['other.example'], 'DNS:other.example'],
  ['many other hosts', many, 'DNS:a.example, DNS:b.example, DNS:c.example, DNS:d.example, DNS:e.example and 2 more'],
  ['an address', ['10.0.0.7'], 'IP:10.0.0.7'],
])('shows where the certificate is for %s', async (_, hosts, told) => {
  const upstream = await during(platform(await leaf(authority, { name: 'server', hosts })));
  const gate = await during(proxy({ upstream }));
  expect(hostNameMismatch.check(await walk({ through: urlOf(gate), bundle }))).toBe(
    `"platform.example" was asked for; the certificate of "server" is for ${told}`,
  );
});

it('shows where the proxy’s own certificate is for another host', async () => {
  const gate = await during(proxy({ tls: await leaf(authority, { name: 'gate.example' }) }));
  expect(hostNameMismatch.check(await walk({ through: urlOf(gate, { scheme: 'https' }), bundle }))).toBe(
    '"127.0.0.1" was asked for; the certificate of "gate.example" is for DNS:gate.example',
  );
});

it('does not show where the chain is not trusted: its names mean nothing then', async () => {
  const upstream = await during(platform(await leaf(await root({ name: 'Stranger' }), { hosts: ['other.example'] })));
  const gate = await during(proxy({ upstream }));
  expect(hostNameMismatch.check(await walk({ through: urlOf(gate), bundle }))).toBeUndefined();
});

it('names the second proxy of a chain, where it is that one whose certificate is for another host', async () => {
  const inner = await during(proxy({ tls: await leaf(authority, { name: 'gate.example' }) }));
  const outer = await during(proxy({ upstream: inner }));
  const through = `${urlOf(outer)}>https://inner.example:8080`;
  expect(hostNameMismatch.check(await walk({ through, bundle }))).toBe(
    '"inner.example" was asked for; the certificate of "gate.example" is for DNS:gate.example',
  );
});
