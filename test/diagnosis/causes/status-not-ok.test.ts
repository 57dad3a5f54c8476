import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { statusNotOk } from '../../../src/diagnosis/causes/status-not-ok.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const own = await leaf(authority);

it.each([204, 302, 404, 503])('shows where /status is answered with %i', async (status) => {
  const gate = await during(proxy({ upstream: await during(platform(own, { status })) }));
  expect(statusNotOk.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBe(
    `https://platform.example:443/status was answered with ${status}`,
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
