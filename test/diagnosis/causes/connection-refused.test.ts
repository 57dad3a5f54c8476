import { expect, it } from 'vitest';
import { closedPort, proxy } from '../../../fixtures/lab/proxy.ts';
import { connectionRefused } from '../../../src/diagnosis/causes/connection-refused.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

it('shows where nothing listens on the port of the proxy', async () => {
  const port = await closedPort();
  expect(connectionRefused.check(await walk({ through: `http://127.0.0.1:${port}` }))).toBe(
    `nothing listens on 127.0.0.1:${port} (ECONNREFUSED)`,
  );
});

it('shows where nothing listens on the port of the target on the direct way', async () => {
  const port = await closedPort();
  expect(connectionRefused.check(await walk({ to: { host: '127.0.0.1', port } }))).toContain(`127.0.0.1:${port}`);
});

it('does not show where the proxy cannot reach the target', async () => {
  const gate = await during(proxy({ upstream: { host: '127.0.0.1', port: await closedPort() } }));
  expect(connectionRefused.check(await walk({ through: urlOf(gate) }))).toBeUndefined();
});
