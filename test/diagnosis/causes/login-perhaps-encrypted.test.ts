import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { loginPerhapsEncrypted } from '../../../src/diagnosis/causes/login-perhaps-encrypted.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const login = { user: 'agent', password: 'right' };
const ciphertext = '9f86d081884c7d659a2feaa0c55ad015';

it('shows where a login that looks like ciphertext is refused, without telling it', async () => {
  const gate = await during(proxy({ login }));
  const evidence = await walk({ through: urlOf(gate, { login: `agent:${ciphertext}` }) });
  expect(loginPerhapsEncrypted.check(evidence)).toBe(
    'the Basic login was not accepted (407); it offers Basic; its user name or password looks encrypted',
  );
  const diagnosis = diagnose(evidence);
  expect(diagnosis?.cause.id).toBe('login-perhaps-encrypted');
  expect(diagnosis?.alsoSeen.map(({ id }) => id)).toEqual(['login-refused']);
  expect(JSON.stringify(diagnosis)).not.toContain(ciphertext);
});

it('does not show where a plain login is refused, nor where one that looks encrypted is accepted', async () => {
  const gate = await during(proxy({ login }));
  expect(loginPerhapsEncrypted.check(await walk({ through: urlOf(gate, { login: 'agent:mistaken' }) }))).toBeUndefined();
  const open = await during(proxy({ login: { user: 'agent', password: ciphertext } }));
  expect(loginPerhapsEncrypted.check(await walk({ through: urlOf(open, { login: `agent:${ciphertext}` }) }))).toBeUndefined();
});
