import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { statusNotOk } from '../../../src/diagnosis/causes/status-not-ok.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const own = await leaf(authority);

it.each([
  [204, '204 No Content'],
  [302, '302 Found'],
  [404, '404 Not Found'],
  [503, '503 Service Unavailable'],
])('shows where /status is answered with %i', async (status, told) => {
  const gate = await during(proxy({ upstream: await during(platform(own, { status })) }));
  expect(statusNotOk.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBe(
    `https://platform.example:443/status was answered with ${told}`,
  );
});

it('does not show where it is answered with 200', async () => {
  const gate = await during(proxy({ upstream: await during(platform(own)) }));
  expect(statusNotOk.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBeUndefined();
});

it('does not show where the question was never asked', async () => {
  const gate = await during(proxy({ upstream: await during(platform(own, { status: 503 })) }));
  expect(statusNotOk.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});
