import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LockOptions, withLock } from '../../../src/bundle/store/lock.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { holder, storeWorld } from './store-world.ts';

const lockName = '.ca.crt.lock';

function options(deviation: Partial<LockOptions> = {}): LockOptions {
  const world = storeWorld();
  return { ...world, runner: world.runner(), command: 'merge', ...deviation };
}

/** Acts under the lock of `folder`/ca.crt and says how long it waited. */
async function lockedIn(folder: string, deviation: Partial<LockOptions> = {}): Promise<number> {
  const given = options(deviation);
  await withLock(join(folder, 'ca.crt'), given, async () => undefined);
  return given.clock();
}

describe('the lock of a bundle', () => {
  it('says who holds it, without the arguments of the command, and is gone afterwards', async () => {
    const folder = temporaryFolder();
    const seen = await withLock(join(folder, 'ca.crt'), options(), async () => [
      readdirSync(folder),
      JSON.parse(readFileSync(join(folder, lockName), 'utf8')),
    ]);
    expect(seen).toEqual([
      [lockName],
      {
        nonce: expect.stringMatching(/^u-/),
        pid: 8,
        start: '80',
        boot: 'boot-1',
        namespace: 'pid:[1]',
        host: 'gate',
        user: 'alice via sudo',
        command: 'merge',
        since: '2026-11-22T12:00:00.000Z',
      },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is gone after a failure too, which stays what it is', async () => {
    const folder = temporaryFolder();
    const failing = withLock(join(folder, 'ca.crt'), options(), () => Promise.reject(new Error('mine')));
    await expect(failing).rejects.toThrow('mine');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['has ended', { pid: 9, start: '90' }],
    ['has ended, and another one has its number', { start: '60' }],
    ['ran before the machine was started anew', { boot: 'boot-0' }],
    ['ran in a container before the machine was started anew', { boot: 'boot-0', namespace: 'pid:[2]' }],
  ])('is taken over at once from a process that %s', async (_, deviation) => {
    const folder = temporaryFolder({ [lockName]: holder(deviation) });
    expect(await lockedIn(folder)).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['runs', {}, /^"cabundle merge" \(process 7 of bob, since 2026-11-22T11:59:00.000Z\) is writing it$/, /--wait/],
    ['runs on another host', { host: 'other', pid: 9 }, /of bob on host "other"/, /then remove ".*\.ca\.crt\.lock"/],
    ['runs on another host that was started anew', { host: 'other', boot: 'boot-0' }, /on host "other"/, /remove/],
    ['counts processes in another way', { namespace: 'pid:[2]', pid: 9 }, /process 9 of bob/, /in any container/],
  ])('is not taken from a process that %s, and whose it is is told', async (_, deviation, why, next) => {
    const folder = temporaryFolder({ [lockName]: holder(deviation) });
    const given = options();
    const waiting = withLock(join(folder, 'ca.crt'), given, async () => undefined);
    await expect(waiting).rejects.toMatchObject({
      code: 'locked',
      outcome: 'unknown',
      why: expect.stringMatching(why),
      next: expect.stringMatching(next),
    });
    expect(given.clock()).toBe(30_000);
    expect(readdirSync(folder)).toEqual([lockName]);
  });

  it.each(['', 'not JSON', '{}', '[]', holder({ nonce: '../../etc' }), holder({ pid: -1 }), holder({ pid: 1.5 })])(
    'is not taken where its file holds %j',
    async (content) => {
      const folder = temporaryFolder({ [lockName]: content });
      await expect(lockedIn(folder, { waitMs: 50 })).rejects.toMatchObject({
        code: 'locked',
        why: expect.stringContaining('cannot be read'),
        next: expect.stringContaining('remove'),
      });
    },
  );

  it('is not followed where it is a link, nor taken where it is a folder', async () => {
    const folder = temporaryFolder({ elsewhere: holder({ pid: 9 }) });
    symlinkSync('elsewhere', join(folder, lockName));
    await expect(lockedIn(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'locked' });
    const other = temporaryFolder();
    mkdirSync(join(other, lockName));
    await expect(lockedIn(other, { waitMs: 0 })).rejects.toMatchObject({ code: 'locked' });
    expect(readdirSync(folder)).toEqual([lockName, 'elsewhere']);
  });

  it('is waited for no longer than it is held', async () => {
    const folder = temporaryFolder({ [lockName]: holder() });
    let isAlive = true;
    const world = storeWorld();
    const mortal = { ...world.processes, startOf: (pid: number) => (pid === 7 && !isAlive ? undefined : world.processes.startOf(pid)) };
    const sleep = async (ms: number): Promise<void> => {
      await world.sleep(ms);
      isAlive = world.clock() < 1000;
    };
    await withLock(
      join(folder, 'ca.crt'),
      { ...options(), ...world, runner: world.runner(), processes: mortal, sleep },
      async () => undefined,
    );
    expect(world.clock()).toBeGreaterThanOrEqual(1000);
    expect(world.clock()).toBeLessThan(1300);
  });

  it('is held by one at a time of many that find that of a killed process', async () => {
    for (let round = 0; round < 8; round += 1) {
      const folder = temporaryFolder({ [lockName]: holder({ pid: 9 }) });
      let inside = 0;
      let most = 0;
      let runs = 0;
      const act = async (): Promise<void> => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 1));
        inside -= 1;
        runs += 1;
      };
      const wait = { sleep: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms / 10)), waitMs: Number.POSITIVE_INFINITY };
      await Promise.all(Array.from({ length: 8 }, () => withLock(join(folder, 'ca.crt'), options(wait), act)));
      expect([most, runs, readdirSync(folder)]).toEqual([1, 8, []]);
    }
  });

  it('is taken over after a kill in the middle of a takeover, and of the takeover of that', async () => {
    const folder = temporaryFolder({
      [lockName]: holder({ pid: 9, nonce: 'a' }),
      '.ca.crt.lock-a': holder({ pid: 10, nonce: 'b' }),
      '.ca.crt.lock-b': holder({ pid: 11, nonce: 'c' }),
    });
    expect(await lockedIn(folder)).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is given up where locks lead in a circle', async () => {
    const folder = temporaryFolder({ [lockName]: holder({ pid: 9, nonce: 'a' }), '.ca.crt.lock-a': holder({ pid: 9, nonce: 'a' }) });
    await expect(lockedIn(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'locked' });
  });

  it('is left alone where a process that lives removes that of a killed one', async () => {
    const folder = temporaryFolder({ [lockName]: holder({ pid: 9, nonce: 'a' }), '.ca.crt.lock-a': holder() });
    await expect(lockedIn(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'locked' });
    writeFileSync(join(folder, '.ca.crt.lock-a'), holder({ pid: 9, nonce: 'b' }));
    expect(await lockedIn(folder)).toBe(0);
  });

  it.each([
    ['gone/ca.crt', 'its folder does not exist'],
    ['file/ca.crt', 'a part of its path is not a folder'],
    ['x'.repeat(255), 'its name is too long'],
  ])('cannot be made for %s, which is the failure to write it', async (name, why) => {
    const folder = temporaryFolder({ file: '' });
    const failing = withLock(join(folder, name), options(), async () => undefined);
    await expect(failing).rejects.toMatchObject({ code: 'output-unwritable', why });
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
