import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { type DigestProxyOptions, digestProxy } from '../../fixtures/lab/digest-proxy.ts';
import type { Listening } from '../../fixtures/lab/listening.ts';
import { platform } from '../../fixtures/lab/platform.ts';
import { run } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import type { Login } from '../../src/proxy/handshake/observation.ts';
import { failedLeg } from '../../src/proxy/handshake/observation.ts';
import { walk } from '../lab/way.ts';

const authority = await root();
const login = { user: 'agent', password: 'Geheimnis;42' };
let upstream: Listening;
let folder: TemporaryFolder;
let bundle: string;

beforeAll(async () => {
  upstream = await platform(await leaf(authority));
  folder = await temporaryFolder();
  bundle = await folder.write('bundle.pem', authority.pem);
});
afterAll(async () => {
  await upstream?.close();
  await folder?.remove();
});

/** Whether curl and cabundle get through to the platform. */
async function both(options: Partial<DigestProxyOptions>, logins: readonly Login[], password = login.password) {
  const gate = await digestProxy({ upstream, login, ...options });
  onTestFinished(gate.close);
  const proxy = `http://${login.user}:${encodeURIComponent(password)}@127.0.0.1:${gate.port}`;
  const digest = logins.includes('digest') ? ['--proxy-digest'] : [];
  const args = ['-q', '-sS', '--noproxy', '', '--max-time', '20', ...digest, '--proxy', proxy, '--cacert', bundle];
  const { code } = await run('curl', [...args, 'https://platform.example/status']);
  const { observation } = await walk({ through: proxy, bundle: authority.pem, context: { logins } });
  return { curl: code === 0, cabundle: failedLeg(observation) === undefined };
}

describe('a Digest login, with the verdict of curl', () => {
  it.each(['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess'])('%s', async (algorithm) => {
    expect(await both({ algorithms: [algorithm] }, ['digest'])).toEqual({ curl: true, cabundle: true });
  });

  it.each<[string, Partial<DigestProxyOptions>]>([
    ['without qop', { qop: '' }],
    ['with qop as a list', { qop: 'auth-int, auth' }],
    ['on a new connection', { closes: true }],
    ['with a stale nonce', { isStale: true }],
  ])('%s', async (_, options) => {
    expect(await both(options, ['digest'])).toEqual({ curl: true, cabundle: true });
  });

  it('is refused where the password is wrong', async () => {
    expect(await both({}, ['digest'], 'other')).toEqual({ curl: false, cabundle: false });
  });

  it('is not made by itself, as the agent does not make it', async () => {
    expect(await both({}, ['basic'])).toEqual({ curl: false, cabundle: false });
  });
});
