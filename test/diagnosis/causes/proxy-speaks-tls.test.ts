import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { hostile } from '../../../fixtures/lab/hostile.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { proxySpeaksTls } from '../../../src/diagnosis/causes/proxy-speaks-tls.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const listener = await leaf(await root(), { hosts: ['127.0.0.1'] });

it('shows where http:// is written for a TLS port', async () => {
  const gate = await during(proxy({ tls: listener }));
  expect(proxySpeaksTls.check(await walk({ through: urlOf(gate) }))).toBe('http:// is written, but the port answers in TLS');
});

it.each([
  ['https:// is written for a TLS port', 'https', () => proxy({ tls: listener })],
  ['a plain proxy hangs up', 'http', () => hostile({ onOctets: (client) => client.end() })],
] as const)('does not show where %s', async (_, scheme, serve) => {
  const gate = await during(serve());
  expect(proxySpeaksTls.check(await walk({ through: urlOf(gate, { scheme }) }))).toBeUndefined();
});
