import { expect, it } from 'vitest';
import { closedPort } from '../../../fixtures/lab/proxy.ts';
import { nameNotResolved } from '../../../src/diagnosis/causes/name-not-resolved.ts';
import { walk } from '../../lab/way.ts';

it('shows where the proxy’s name has no address', async () => {
  expect(nameNotResolved.check(await walk({ through: 'http://nonexistent.invalid:3128' }))).toMatch(
    /^"nonexistent\.invalid" has no address \((?:ENOTFOUND|EAI_\w+)\)$/,
  );
});

it('shows where the target’s name has no address on the direct way', async () => {
  expect(nameNotResolved.check(await walk({ to: { host: 'nonexistent.invalid', port: 443 } }))).toContain('"nonexistent.invalid"');
});

it('does not show where the proxy refuses: the target’s name is the proxy’s business', async () => {
  const through = `http://127.0.0.1:${await closedPort()}`;
  expect(nameNotResolved.check(await walk({ through, to: { host: 'nonexistent.invalid', port: 443 } }))).toBeUndefined();
});
