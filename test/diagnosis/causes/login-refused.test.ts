import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { loginRefused } from '../../../src/diagnosis/causes/login-refused.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const login = { user: 'agent', password: 'right' };

it('shows where the login is wrong, without telling it', async () => {
  const gate = await during(proxy({ login }));
  const evidence = await walk({ through: urlOf(gate, { login: 'agent:mistaken' }) });
  expect(loginRefused.check(evidence)).toBe('the Basic login was not accepted (407); it offers Basic');
  const diagnosis = diagnose(evidence);
  expect(diagnosis?.cause.id).toBe('login-refused');
  expect(JSON.stringify(diagnosis)).not.toMatch(/mistaken/);
});

it('shows where a wrong login is answered with 401, as tinyproxy does', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 401 Unauthorized\r\n\r\n' }));
  expect(loginRefused.check(await walk({ through: urlOf(gate, { login: 'agent:mistaken' }) }))).toBe(
    'the Basic login was not accepted (401); it names no scheme',
  );
});

it('shows where a Digest login is refused', async () => {
  const gate = await during(proxy({ answer: 'HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm="x", nonce="1", qop="auth"\r\n\r\n' }));
  const evidence = await walk({ through: urlOf(gate, { login: 'agent:right' }), context: { logins: ['basic', 'digest'] } });
  expect(loginRefused.check(evidence)).toBe('the Digest login was not accepted (407); it offers Digest');
});

it('does not show where no login is configured, nor where it is accepted', async () => {
  const gate = await during(proxy({ login }));
  expect(loginRefused.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
  expect(loginRefused.check(await walk({ through: urlOf(gate, { login: 'agent:right' }) }))).toBeUndefined();
});

it('names no more schemes than fit a line', async () => {
  const offers = Array.from({ length: 30 }, (_, i) => `Proxy-Authenticate: Scheme${i}`).join('\r\n');
  const gate = await during(proxy({ answer: `HTTP/1.1 407 No\r\n${offers}\r\n\r\n` }));
  expect(loginRefused.check(await walk({ through: urlOf(gate, { login: 'agent:mistaken' }) }))).toMatch(/Scheme0.*Scheme7$/);
});
