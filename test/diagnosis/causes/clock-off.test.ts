import { expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { clockOff } from '../../../src/diagnosis/causes/clock-off.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../../src/diagnosis/evidence.ts';
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
  const clocks = [now + offsetMs, now].map((time) => new Date(time).toISOString().replace('.000', ''));
  expect(await shown(offsetMs)).toBe(`${detail.replace('’', "'")} (${clocks.join(' against ')})`);
});

it('does not show where it is five minutes off or less', async () => {
  expect(await shown(5 * minute)).toBeUndefined();
  expect(await shown(-5 * minute)).toBeUndefined();
});

it('shows the clock of a proxy that opens no tunnel', async () => {
  const answer = `HTTP/1.1 403 No\r\nDate: ${new Date(now - 10 * minute).toUTCString()}\r\n\r\n`;
  const gate = await during(proxy({ answer }));
  expect(clockOff.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBe(
    "the clock of the proxy is 10 minutes behind this host's (2026-05-31T23:50:00Z against 2026-06-01T00:00:00Z)",
  );
});

it.each(['Date: yesterday\r\n', 'Date: Mon, 01 Jan 2024 99:00:00 GMT\r\n', 'Date: Mon, 01 Jan 2024 00:00:00 GMT\r\nAge: 31536000\r\n', ''])(
  'does not show where the head tells no time that is now: %j',
  async (header) => {
    const gate = await during(proxy({ answer: `HTTP/1.1 403 No\r\n${header}\r\n` }));
    expect(clockOff.check(await walk({ through: urlOf(gate), bundle: authority.pem }))).toBeUndefined();
  },
);

const year = 365 * 24 * 60 * minute;
const later = await leaf(authority, { notBefore: new Date(now + year / 2) });

async function refusedWith(date: Date | undefined, shown = later): Promise<Evidence> {
  const upstream = await during(platform(shown));
  const gate = await during(proxy({ upstream, ...(date ? { date } : {}) }));
  return walk({ through: urlOf(gate), bundle: authority.pem });
}

it('is critical and comes first where a chain that is not valid yet is trusted by the clock of the proxy', async () => {
  const evidence = await refusedWith(new Date(now + year));
  expect(clockOff.check(evidence)).toMatch(
    /^the clock of the proxy is 8760 hours ahead of this host's \(2027-06-01T00:00:00Z against 2026-06-01T00:00:00Z\); by that of the proxy the chain that is refused would be trusted \(in the chain for the target\)$/,
  );
  const diagnosis = diagnose(evidence);
  expect(diagnosis).toMatchObject({ cause: { id: 'clock-off', severity: 'critical' }, command: ['timedatectl'] });
  expect(diagnosis?.alsoSeen.map(({ id }) => id)).toEqual(['not-yet-valid-in-chain', 'chain-untrusted']);
});

it('goes by the clock that another way tells, where it explains the refusal', async () => {
  const evidence = await refusedWith(undefined);
  expect(clockOff.check(evidence)).toBeUndefined();
  const clocks = [{ of: 'proxy', index: 3, aheadSeconds: year / 1000 }] as const;
  expect(clockOff.check({ ...evidence, elsewhere: { certificates: [], leaves: [], clocks } })).toMatch(
    /^the clock of proxy 3 is 8760 hours ahead .*would be trusted/,
  );
  expect(diagnose({ ...evidence, elsewhere: { certificates: [], leaves: [], clocks } })?.cause).toMatchObject({
    id: 'clock-off',
    severity: 'critical',
  });
});

it('stays a warning where the other clock heals nothing', async () => {
  const unknown = await leaf(await root({ name: 'Stranger' }), { notBefore: new Date(now + year / 2) });
  const diagnosis = diagnose(await refusedWith(new Date(now + year), unknown));
  expect(diagnosis?.cause.id).toBe('issuer-not-in-bundle');
  expect(diagnosis?.alsoSeen.find(({ id }) => id === 'clock-off')?.severity).toBe('warning');
  const behind = diagnose(await refusedWith(new Date(now - year)));
  expect(behind?.cause.id).toBe('not-yet-valid-in-chain');
});
