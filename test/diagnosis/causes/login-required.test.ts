import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { loginRequired } from '../../../src/diagnosis/causes/login-required.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const login = { user: 'agent', password: 'right' };
const challenge = 'HTTP/1.1 407 Login\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n';

it('shows where no login is configured', async () => {
  const gate = await during(proxy({ login }));
  expect(loginRequired.check(await walk({ through: urlOf(gate) }))).toBe('no login is configured (407); it offers Basic');
});

it('does not show where a login was sent: then that one is refused', async () => {
  const gate = await during(proxy({ login }));
  expect(loginRequired.check(await walk({ through: urlOf(gate, { login: 'agent:mistaken' }) }))).toBeUndefined();
});

it.each([
  ['names the schemes that were not tried', challenge, 'it offers Negotiate, NTLM'],
  ['says where no scheme is named', 'HTTP/1.1 407 Login\r\n\r\n', 'it names no scheme'],
])('%s', async (_, answer, offer) => {
  const gate = await during(proxy({ answer }));
  expect(loginRequired.check(await walk({ through: urlOf(gate) }))).toBe(`no login is configured (407); ${offer}`);
});

it('does not show where the tunnel is denied', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' }));
  expect(loginRequired.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});

it('says which proxy of a chain wants the login', async () => {
  const inner = await during(proxy({ login }));
  const outer = await during(proxy({ upstream: inner }));
  expect(loginRequired.check(await walk({ through: `${urlOf(outer, { login: 'agent:outer' })}>${urlOf(inner)}` }))).toBe(
    'proxy 2 of the chain: no login is configured (407); it offers Basic',
  );
});
