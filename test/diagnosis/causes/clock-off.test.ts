import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { clockOff } from '../../../src/diagnosis/causes/clock-off.ts';
import { during, now, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const own = await leaf(authority);
const minute = 60_000;

async function shown(offsetMs: number): Promise<string | undefined> {
  const gate = await during(proxy({ upstream: await during(platform(own, { date: new Date(now + offsetMs) })) }));
  return clockOff.check(await walk({ through: urlOf(gate), bundle: authority.pem }));
}

it.each([
  [6 * minute, 'the clock of the target is 6 minutes ahead of this host’s'],
  [-6 * minute, 'the clock of the target is 6 minutes behind this host’s'],
  [26 * 60 * minute, 'the clock of the target is 26 hours ahead of this host’s'],
])('shows where the target tells a time that is %i ms off', async (offsetMs, detail) => {
  expect(await shown(offsetMs)).toBe(detail.replace('’', "'"));
});

it('does not show where it is five minutes off or less', async () => {
  expect(await shown(5 * minute)).toBeUndefined();
  expect(await shown(-5 * minute)).toBeUndefined();
});

it('shows the clock of a proxy that opens no tunnel', async () => {
  const answer = `HTTP/1.1 403 No\r\nDate: ${new Date(now - 10 * minute).toUTCString()}\r\n\r\n`;
  const gate = await during(proxy({ answer }));
  expect(clockOff.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBe(
    "the clock of the proxy is 10 minutes behind this host's",
  );
});

it.each(['Date: yesterday\r\n', 'Date: Mon, 01 Jan 2024 99:00:00 GMT\r\n', 'Date: Mon, 01 Jan 2024 00:00:00 GMT\r\nAge: 31536000\r\n', ''])(
  'does not show where the head tells no time that is now: %j',
  async (header) => {
    const gate = await during(proxy({ answer: `HTTP/1.1 403 No\r\n${header}\r\n` }));
    expect(clockOff.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBeUndefined();
  },
);
