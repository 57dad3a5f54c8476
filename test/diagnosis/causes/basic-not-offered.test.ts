import { expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { basicNotOffered } from '../../../src/diagnosis/causes/basic-not-offered.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const digest = 'Proxy-Authenticate: Digest realm="gate", nonce="abc", qop="auth"';

async function evidenceOf(headers: readonly string[], login?: string, context = {}): ReturnType<typeof walk> {
  const answer = `${['HTTP/1.1 407 Login', ...headers, 'Content-Length: 0'].join('\r\n')}\r\n\r\n`;
  const gate = await during(proxy({ answer }));
  return walk({ through: urlOf(gate, login === undefined ? {} : { login }), context });
}

it.each([
  ['Digest', [digest], 'Digest'],
  ['what Windows offers', ['Proxy-Authenticate: Negotiate', 'Proxy-Authenticate: NTLM'], 'Negotiate, NTLM'],
])('shows where the proxy takes only %s, with a login and without', async (_, headers, told) => {
  for (const login of [undefined, 'u:w']) {
    const evidence = await evidenceOf(headers, login);
    expect(basicNotOffered.check(evidence)).toBe(`it offers ${told}, and not Basic (407)`);
    const diagnosis = diagnose(evidence);
    expect(diagnosis?.cause.id).toBe('basic-not-offered');
    expect(diagnosis?.alsoSeen.map(({ id }) => id)).toEqual([login === undefined ? 'login-required' : 'login-refused']);
  }
});

it('does not show where Basic is among what is offered, nor where nothing is named', async () => {
  expect(basicNotOffered.check(await evidenceOf([digest, 'Proxy-Authenticate: basic realm="gate"']))).toBeUndefined();
  expect(basicNotOffered.check(await evidenceOf([]))).toBeUndefined();
});

it('does not show where a Digest login was tried and refused', async () => {
  const evidence = await evidenceOf([digest], 'u:w', { logins: ['digest'] });
  expect(basicNotOffered.check(evidence)).toBeUndefined();
  expect(diagnose(evidence)?.cause.id).toBe('login-refused');
});
