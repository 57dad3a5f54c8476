import { expect, it } from 'vitest';
import { criticalExtension, extensions } from '../../../fixtures/certificates.ts';
import { element, octets, sequence } from '../../../fixtures/der.ts';
import { nameConstraintsExcludeHost } from '../../../src/certificate/rules/name-constraints-exclude-host.ts';
import { decodedWith } from '../decoded.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const host = 'qagpublic.platform.example';
const dns = (domain: string) => sequence(element(0x82, Buffer.from(domain)));
const ip = (network: string) => sequence(element(0x87, octets(network)));
const email = sequence(element(0x81, Buffer.from('corp.example')));

function check(platformHost: string | undefined, permitted: readonly Buffer[], excluded: readonly Buffer[] = []): string | undefined {
  const lists = [...(permitted.length ? [element(0xa0, ...permitted)] : []), ...(excluded.length ? [element(0xa1, ...excluded)] : [])];
  const constraints = criticalExtension('2.5.29.30', sequence(...lists));
  return nameConstraintsExcludeHost.check(decodedWith({ extensions: extensions(constraints) }), { now, platformHost });
}

it(`accepts ${nameConstraintsExcludeHost.examples.kept}`, () => {
  expect(check(host, [dns('corp.example'), dns('platform.example')])).toBeUndefined();
});

it(`refuses ${nameConstraintsExcludeHost.examples.broken}`, () => {
  expect(check(host, [dns('corp.example')])).toBe(`its name constraints do not permit ${host}`);
});

it('refuses a host that is excluded, also where it is permitted', () => {
  expect(check(host, [dns('example')], [dns('platform.example')])).toBe(`its name constraints exclude ${host}`);
});

it.each([
  ['names of another kind are limited', host, [email, ip('0a000000 ff000000')], []],
  ['the host is not known', undefined, [dns('corp.example')], []],
  ['another domain is excluded', host, [], [dns('corp.example')]],
  ['its address is permitted', '10.1.2.3', [ip('0a000000 ff000000')], []],
  ['its address is not excluded', '10.1.2.3', [dns('corp.example')], [ip('c0a80000 ffff0000')]],
])('accepts a CA where %s', (_, platformHost, permitted, excluded) => {
  expect(check(platformHost, permitted, excluded)).toBeUndefined();
});

it.each([
  ['its address is not permitted', '192.168.0.1', [ip('0a000000 ff000000')], []],
  ['its address is excluded', 'fd00::1', [], [ip(`fd${'00'.repeat(15)} ff${'00'.repeat(15)}`)]],
])('refuses a CA where %s', (_, platformHost, permitted, excluded) => {
  expect(check(platformHost, permitted, excluded)).toMatch(/^its name constraints (?:do not permit|exclude) /);
});

it('says nothing of a CA without name constraints', () => {
  expect(nameConstraintsExcludeHost.check(decodedWith({}), { now, platformHost: host })).toBeUndefined();
});
