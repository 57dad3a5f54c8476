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

it('shows where the login is wrong, without telling it', async () => {
  const gate = await during(proxy({ login }));
  expect(loginRequired.check(await walk({ through: urlOf(gate, { login: 'agent:mistaken' }) }))).toBe(
    'the Basic login was not accepted (407); it offers Basic',
  );
});

it.each([
  ['names the schemes that were not tried', challenge, 'it offers Negotiate, NTLM'],
  ['says where no scheme is named', 'HTTP/1.1 407 Login\r\n\r\n', 'it names no scheme'],
])('%s', async (_, answer, offer) => {
  const gate = await during(proxy({ answer }));
  expect(loginRequired.check(await walk({ through: urlOf(gate) }))).toBe(`no login is configured (407); ${offer}`);
});

it('shows where a wrong login is answered with 401, as tinyproxy does', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 401 Unauthorized\r\n\r\n' }));
  expect(loginRequired.check(await walk({ through: urlOf(gate, { login: 'agent:mistaken' }) }))).toBe(
    'the Basic login was not accepted (401); it names no scheme',
  );
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

it('shows where a Digest login is refused', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm="x", nonce="1", qop="auth"\r\n\r\n' }));
  const evidence = await walk({ through: urlOf(gate, { login: 'agent:right' }), context: { logins: ['basic', 'digest'] } });
  expect(loginRequired.check(evidence)).toBe('the Digest login was not accepted (407); it offers Digest');
});
