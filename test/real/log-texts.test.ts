import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Faults, type HealthyWay, startFaults } from '../../fixtures/real/faults.ts';
import { startGateways } from '../../fixtures/real/gateways.ts';
import { run } from '../../fixtures/real/program.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/real/temporary-folder.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { DiagnoseLogReport, ProbeReport } from '../../src/report/report.ts';

const platform = 'platform.example';
let lab: Faults;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await temporaryFolder();
  lab = await startFaults();
});
afterAll(async () => {
  await lab?.close();
  await folder?.remove();
});

type Way = Pick<HealthyWay, 'through' | 'bundle' | 'anyLogin'> & { readonly target?: string };

async function probed({ through, bundle, target = platform }: Way): Promise<string | null | undefined> {
  const args = ['probe', '--json', '--proxy', through, '--target', target, '--timeout', '2s', '--bundle', await folder.writeBundle(bundle)];
  const { stdout } = await runInWorld(args, { now: Date.now() });
  return (JSON.parse(stdout) as ProbeReport).proxies[0]?.cause;
}

/** What a real curl prints on its way: its course, or its last line alone. */
async function curlSays({ through, bundle, anyLogin, target = platform }: Way, how: '-v' | '-sS'): Promise<string> {
  const file = await folder.writeBundle(bundle);
  const login = anyLogin ? ['--proxy-anyauth'] : [];
  const trust = ['--cacert', file, '--capath', '/dev/null', '--proxy-cacert', file, '--proxy-capath', '/dev/null'];
  const args = [
    '-q',
    how,
    '-s',
    '-S',
    '--noproxy',
    '',
    '--max-time',
    '2',
    '--proxy',
    through,
    ...login,
    ...trust,
    `https://${target}/status`,
  ];
  return (await run('curl', args)).stderr;
}

async function opensslSays({ through, bundle }: Way): Promise<string> {
  const trust = ['-CAfile', await folder.writeBundle(bundle), '-no-CApath', '-no-CAstore', '-verify_hostname', platform];
  const args = ['s_client', '-connect', `${platform}:443`, '-servername', platform, '-proxy', new URL(through).host, ...trust];
  const { stdout, stderr } = await run('openssl', args);
  return `${stderr}${stdout}`;
}

function asAgentWrites(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines
    .map((line, i) => `2026-06-21 10:00:00.${`${i % 1000}`.padStart(3, '0')} +0000 [qualys-cloud-agent][71]:[Error]:${line}\n`)
    .join('');
}

async function toldBy(text: string): Promise<DiagnoseLogReport> {
  const { stdout } = await runInWorld(['diagnose', '--json', '--log', '-'], { input: text });
  expect(stdout).not.toMatch(/secret|wrong@/);
  return JSON.parse(stdout) as DiagnoseLogReport;
}

/** curl does not tell whose certificate has expired. */
function comparable(id: string | null | undefined): string | null | undefined {
  return id === 'leaf-expired' ? 'ca-expired' : id;
}

async function expectTold(text: string, cause: string | null | undefined, name: string): Promise<void> {
  for (const raw of [text, asAgentWrites(text)]) {
    const { logged } = await toldBy(raw);
    expect(
      logged.map(({ id, count }) => `${comparable(id)} ${count}`),
      `${name}\n${raw}`,
    ).toEqual([`${comparable(cause)} 1`]);
  }
}

describe('the words of real programs lead to the cause that probe names', () => {
  it('for curl -v and curl -sS, as they are and as the agent writes them', async () => {
    for (const fault of lab.faults) {
      const cause = await probed(fault);
      expect(cause, fault.name).toEqual(expect.any(String));
      await expectTold(await curlSays(fault, '-v'), fault.long ?? cause, `${fault.name}, -v`);
      await expectTold(await curlSays(fault, '-sS'), fault.short ?? cause, `${fault.name}, -sS`);
    }
  });

  it('for openssl s_client', async () => {
    for (const fault of lab.faults.filter(({ hasNoOpenssl }) => !hasNoOpenssl))
      await expectTold(await opensslSays(fault), await probed(fault), `${fault.name}, s_client`);
  });

  it('and to none where all is well', async () => {
    for (const way of lab.healthy) {
      const course = await curlSays(way, '-v');
      for (const raw of [course, asAgentWrites(course)])
        expect(await toldBy(raw), raw).toMatchObject({ status: 'ok', causes: [], successes: 1 });
      expect(await toldBy(await curlSays(way, '-sS'))).toMatchObject({ status: 'ok', lines: 0 });
    }
    const [plain] = lab.healthy;
    expect(plain && (await toldBy(await opensslSays(plain)))).toMatchObject({ status: 'ok', causes: [], successes: 1 });
  });

  it('for curl through a real Squid', async () => {
    const { ports, cas, target, denied, close } = await startGateways();
    onTestFinished(close);
    const bundle = cas.platform.root.pem;
    const via = (port: keyof typeof ports, scheme = 'http'): string => `${scheme}://127.0.0.1:${ports[port]}`;
    const ways: readonly Way[] = [
      { through: via('login'), bundle, target },
      { through: via('plain'), bundle, target: denied },
      { through: via('plain'), bundle, target: `unknown.example:${target.split(':')[1]}` },
      { through: via('intercepting'), bundle, target },
      { through: via('tls', 'https'), bundle, target },
      { through: via('plain', 'https'), bundle, target },
    ];
    for (const way of ways) await expectTold(await curlSays(way, '-v'), await probed(way), JSON.stringify(way));
    expect(await toldBy(await curlSays({ through: via('plain'), bundle, target }, '-v'))).toMatchObject({ causes: [], successes: 1 });
  });

  it('in one log of all of them, each once', async () => {
    const texts = await Promise.all(lab.faults.map((fault) => curlSays(fault, '-v')));
    const { logged } = await toldBy(texts.join(''));
    expect(logged.reduce((sum, { count }) => sum + count, 0)).toBe(lab.faults.length);
  });
});
