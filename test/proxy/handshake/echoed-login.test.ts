import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { legOf } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const user = 'Benutzer7';
const password = 'Geheimnis;42&<7';
const base64 = Buffer.from(`${user}:${password}`).toString('base64');

/** Forms in which a proxy could send a login back. */
const forms = {
  'the password': password,
  'the user': user,
  'user and password': `${user}:${password}`,
  'the login in base64': base64,
  'the password percent-encoded': encodeURIComponent(password),
  'the password as HTML': 'Geheimnis;42&amp;&lt;7',
  'its own URL': `http://${user}:${encodeURIComponent(password)}@gate`,
};
const secrets = [user, password, base64, encodeURIComponent(password), 'Geheimnis'];

describe('a login that a proxy sends back', () => {
  it.each(Object.entries(forms))('does not enter the observation: %s', async (_, form) => {
    const answer = `HTTP/1.1 403 no ${form} here\r\nX-You: ${form}\r\nProxy-Authenticate: ${form}\r\n\r\nNo ${form} here`;
    const gate = await during(proxy({ answer }));
    const { observation } = await walk({ through: urlOf(gate, { login: `${user}:${encodeURIComponent(password)}` }) });
    expect(legOf(observation, 'tunnel')?.answer?.reason).toMatch(/^no .*\*\*\*.* here$/);
    expect(legOf(observation, 'tunnel')?.excerpt).toMatch(/^No .*\*\*\*.* here$/);
    const printed = [JSON.stringify(observation), inspect(observation, { showHidden: true, depth: null })].join('\n');
    for (const secret of secrets) expect(printed).not.toContain(secret);
  });

  it('leaves a date readable, and names of fields, however short it is', async () => {
    const answer = 'HTTP/1.1 407 no\r\nDate: Sun, 22 Nov 2026 12:00:00 GMT\r\nProxy-Authenticate: NTLM\r\n\r\n';
    const gate = await during(proxy({ answer }));
    const { observation } = await walk({ through: urlOf(gate, { login: 'u:a' }) });
    expect(legOf(observation, 'tunnel')?.answer?.headers).toEqual([
      ['date', 'Sun, 22 Nov 2026 12:00:00 GMT'],
      ['proxy-authenticate', 'NTLM'],
    ]);
  });

  it('does not enter the observation where the answer is no HTTP', async () => {
    const gate = await during(proxy({ answer: `${user}:${password}\r\n\r\n` }));
    const { observation } = await walk({ through: urlOf(gate, { login: `${user}:${encodeURIComponent(password)}` }) });
    const printed = inspect(observation, { showHidden: true, depth: null });
    for (const secret of secrets) expect(printed).not.toContain(secret);
  });
});
