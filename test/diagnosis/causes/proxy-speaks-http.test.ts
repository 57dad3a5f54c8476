import { afterAll, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { proxySpeaksHttp } from '../../../src/diagnosis/causes/proxy-speaks-http.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const bundle = authority.pem;
const upstream = await platform(await leaf(authority));
const listener = await leaf(authority, { hosts: ['127.0.0.1'] });
afterAll(upstream.close);

it('shows where https:// is written for a plain proxy', async () => {
  const gate = await during(proxy({ upstream }));
  expect(proxySpeaksHttp.check(await walk({ through: urlOf(gate, { scheme: 'https' }), bundle }))).toBe(
    'https:// is written, but the port answers in plain HTTP',
  );
});

it('says that the login crosses the network in clear text, without telling it', async () => {
  const gate = await during(proxy({ upstream, login: { user: 'agent', password: 'open' } }));
  expect(proxySpeaksHttp.check(await walk({ through: urlOf(gate, { scheme: 'https', login: 'agent:open' }), bundle }))).toBe(
    'https:// is written, but the port answers in plain HTTP, and the login crosses the network in clear text',
  );
});

it.each([
  ['http:// is written for a plain proxy', 'http', () => proxy({ upstream })],
  ['https:// is written for a TLS proxy', 'https', () => proxy({ upstream, tls: listener })],
] as const)('does not show where %s', async (_, scheme, serve) => {
  const gate = await during(serve());
  expect(proxySpeaksHttp.check(await walk({ through: urlOf(gate, { scheme }), bundle }))).toBeUndefined();
});
