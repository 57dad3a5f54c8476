import { afterAll, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { curlDisagrees } from '../../../src/diagnosis/causes/curl-disagrees.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const upstream = platform(await leaf(authority), { status: 503 });
afterAll(async () => (await upstream).close());

async function check(bundle: string, exitCode: number | null, message = ''): Promise<string | undefined> {
  const gate = await during(proxy({ upstream: await upstream }));
  return curlDisagrees.check({ ...(await walk({ through: urlOf(gate), bundle })), curl: { exitCode, message } });
}

it('shows a way that is open to cabundle and closed to curl, with the words of curl', async () => {
  expect(await check(authority.pem, 60, 'SSL certificate problem')).toBe(
    'the way is open to cabundle, but curl ended with 60: SSL certificate problem',
  );
  expect(await check(authority.pem, null)).toBe('the way is open to cabundle, but curl did not end in time');
});

it('shows a way that is closed to cabundle and open to curl', async () => {
  expect(await check('', 0)).toBe('the way is closed to cabundle, but curl ended with 0');
});

it('does not show where both come to the same end, whatever the status, nor where curl was not asked', async () => {
  expect(await check(authority.pem, 0)).toBeUndefined();
  expect(await check('', 60)).toBeUndefined();
  const gate = await during(proxy({ upstream: await upstream }));
  expect(curlDisagrees.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBeUndefined();
});
