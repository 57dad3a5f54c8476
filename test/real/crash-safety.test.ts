import { chmodSync, cpSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { root } from '../../fixtures/lab/authority.ts';
import { type Call, type Injection, type Traced, traced } from '../../fixtures/real/traced.ts';
import { readHistory } from '../../src/bundle/store/history.ts';

const merge = ['merge', '--keep', 'new.pem', '--output', 'etc/ca.crt', '--generations', '2', '--wait', '1s'];

/** The files before the run, and the history that it and the next one leave. */
interface Scene {
  readonly name: string;
  readonly files: TemporaryFolder;
  readonly whys: readonly string[];
}

const scenes: readonly Scene[] = [
  { name: 'a bundle without a history', files: await bare(), whys: ['2 merge', '1 found in place'] },
  { name: 'a bundle with a full history, and what killed runs left', files: await littered(), whys: ['5 merge', '4 merge'] },
];
afterAll(() => {
  for (const { files } of scenes) files[Symbol.dispose]();
});

async function bare(): Promise<TemporaryFolder> {
  const [old, added] = [await root({ name: 'Old CA' }), await root({ name: 'New CA' })];
  const files = temporaryFolder({ 'etc/ca.crt': old.pem, 'old.pem': old.pem, 'new.pem': added.pem });
  chmodSync(files.join('etc/ca.crt'), 0o640);
  return files;
}

async function littered(): Promise<TemporaryFolder> {
  const files = await bare();
  for (const name of ['Other CA', 'Third CA']) {
    files.write('etc/ca.crt', (await root({ name })).pem);
    await cabundle(['merge', 'old.pem', '--output', 'etc/ca.crt', '--generations', '2', '--allow-removal'], { cwd: files.path });
  }
  files.write('etc/.ca.crt.cabundle-1-x.tmp', 'half');
  files.write('etc/ca.crt.history/next', 'half');
  files.write('etc/.ca.crt.lock', lockOfGoneProcess());
  return files;
}

function lockOfGoneProcess(): string {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  const here = { boot, namespace: readlinkSync('/proc/self/ns/pid'), host: hostname() };
  return JSON.stringify({
    nonce: 'n',
    pid: 4_000_000,
    start: '1',
    ...here,
    user: 'root',
    command: 'merge',
    since: '2026-11-22T12:00:00.000Z',
  });
}

/** A copy of the scene; its path has the same length each time. */
function copyOf({ files }: Scene): TemporaryFolder {
  const copy = temporaryFolder();
  cpSync(files.path, copy.join('work'), { recursive: true });
  return copy;
}

const mergedIn = (folder: TemporaryFolder, injection?: Injection): Promise<Traced> =>
  traced(merge, folder.join('work'), 'etc/ca.crt', injection);

const bundleIn = (folder: TemporaryFolder): string => readFileSync(folder.join('work/etc/ca.crt'), 'latin1');

/** What a run does that nothing disturbs. */
interface Whole {
  readonly before: string;
  readonly after: string;
  readonly calls: readonly Call[];
}

async function undisturbed(scene: Scene): Promise<Whole> {
  using folder = copyOf(scene);
  const before = bundleIn(folder);
  const { code, calls, stderr } = await mergedIn(folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return { before, after: bundleIn(folder), calls };
}

/** The bundle is whole; the next run makes it the new one, and leaves nothing beside it but its history. Returns what that tells. */
async function expectSound(folder: TemporaryFolder, { before, after }: Whole, at: string): Promise<readonly string[]> {
  expect([before, after], at).toContain(bundleIn(folder));
  expect(statSync(folder.join('work/etc/ca.crt')).mode & 0o7777).toBe(0o640);
  expect(await cabundle(merge, { cwd: folder.join('work') })).toMatchObject({ code: 0, stderr: '' });
  expect(bundleIn(folder)).toBe(after);
  expect(readdirSync(folder.join('work/etc'))).toEqual(['ca.crt', 'ca.crt.history']);
  const { generations, damaged } = await readHistory(folder.join('work/etc/ca.crt'));
  expect(damaged).toEqual([]);
  expect(readdirSync(folder.join('work/etc/ca.crt.history'))).toHaveLength(generations.length);
  return generations.map(({ number, why }) => `${number} ${why}`);
}

/** Does something for each item, two at a time. */
async function forEach<Item>(items: Iterable<Item>, act: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items];
  const work = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await act(item);
  };
  await Promise.all([work(), work()]);
}

describe.each(scenes)('$name', { timeout: 600_000 }, (scene) => {
  it('is whole after a kill at any system call of a merge, and the next one goes on', async () => {
    const whole = await undisturbed(scene);
    expect(whole.calls.length).toBeGreaterThan(60);
    await forEach(whole.calls.entries(), async ([i, at]) => {
      using folder = copyOf(scene);
      const { isKilled, calls } = await mergedIn(folder, { what: 'signal=KILL', at });
      expect({ isKilled, calls: calls.length }, at.text).toEqual({ isKilled: true, calls: i + 1 });
      expect(await expectSound(folder, whole, at.text), at.text).toEqual(scene.whys);
    });
  });

  it('is whole after any system call of a merge failed, and says what failed', async () => {
    const whole = await undisturbed(scene);
    await forEach(whole.calls, async (at) => {
      using folder = copyOf(scene);
      const { code, stderr, calls } = await mergedIn(folder, { what: 'error=EIO', at });
      expect(
        calls.filter(({ text }) => text.endsWith('(INJECTED)')),
        at.text,
      ).toHaveLength(1);
      expect([0, 3], at.text).toContain(code);
      if (code === 3) expect(stderr, at.text).toMatch(/^error: (?:cannot write|cannot read|wrote) .*\nwhy: {2}.*\nnext: .*\n$/);
      // A generation that could not be read may have been recorded again.
      expect(await expectSound(folder, whole, at.text), at.text).toEqual([expect.stringMatching(/merge$/), expect.any(String)]);
    });
  });
});

it('is not published from a disk that claims to have written what it has not', async () => {
  const [scene] = scenes;
  if (!scene) throw new Error('there is no scene');
  const { before, calls } = await undisturbed(scene);
  const at = calls.findLast(({ name }) => name === 'write');
  if (!at) throw new Error('nothing was written');
  const octets = / = (\d+)$/.exec(at.text)?.[1];
  using folder = copyOf(scene);
  const { code, stderr } = await mergedIn(folder, { what: `retval=${octets}`, at });
  expect(code).toBe(2);
  expect(stderr).toContain('what was written is not what is read back');
  expect([bundleIn(folder), readdirSync(folder.join('work/etc'))]).toEqual([before, ['ca.crt']]);
});
