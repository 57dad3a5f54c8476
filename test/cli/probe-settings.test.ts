import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import { type Office, startOffice } from '../../fixtures/office.ts';
import { runInWorld } from '../../fixtures/world.ts';
import type { ProbeReport } from '../../src/report/report.ts';

let office: Office;
let host: TemporaryFolder;

/** A host whose agent has its bundle, its proxies and its platform in the usual places. */
beforeAll(async () => {
  office = await startOffice();
  host = temporaryFolder({
    'etc/qualys/cloud-agent/cert/ca-bundle.crt': office.files['ca/public-root.pem'] ?? '',
    'etc/qualys/cloud-agent/qualys-cloud-agent.conf':
      'ServerUri="https://platform.example/CloudAgent"\nQualysProxyOrder=random\nProxyFailOpen=0\n',
    'etc/default/qualys-cloud-agent': `qualys_https_proxy="${office.proxies}"\nno_proxy=localhost,.example\n`,
  });
});
afterAll(async () => {
  await office.close();
  host[Symbol.dispose]();
});

describe('probe with nothing but the files of a host', () => {
  it('takes proxies, bundle, platform, order and end from them', async () => {
    const { code, stdout } = await runInWorld(['probe', '--root', host.path, '--json'], {
      environment: { qualys_https_proxy: 'http://127.0.0.1:1' },
    });
    const report = JSON.parse(stdout) as ProbeReport;
    expect(report).toMatchObject({
      setBy: `qualys_https_proxy (${host.join('etc/default/qualys-cloud-agent')}:1)`,
      target: 'platform.example:443',
      bundle: { path: host.join('etc/qualys/cloud-agent/cert/ca-bundle.crt'), loads: true },
    });
    expect(report.proxies.filter(({ status }) => status === 'ok')).toMatchObject([{ index: 3 }]);
    const [target] = report.targets;
    // One of five works. Whether the agent comes so far depends on the order, and on what it counts as a failure.
    expect(target).toMatchObject({
      uses: 3,
      bypass: { variable: 'no_proxy', entry: '.example', setAt: `${host.join('etc/default/qualys-cloud-agent')}:2` },
      route: {
        order: 'random',
        failOpen: false,
        setBy: {
          order: `${host.join('etc/qualys/cloud-agent/qualys-cloud-agent.conf')}:2`,
          failOpen: `${host.join('etc/qualys/cloud-agent/qualys-cloud-agent.conf')}:3`,
        },
        readingsDiffer: true,
      },
    });
    const [literal, lenient] = target?.route?.readings ?? [];
    expect(lenient?.outcomes).toMatchObject([{ end: 'reports', through: 3, fraction: '1' }]);
    expect(literal?.outcomes).toMatchObject([
      { end: 'reports', through: 3 },
      { end: 'silent', through: null },
    ]);
    expect(code).toBe(1);
  });

  it('tells people where the list comes from', async () => {
    const { stdout } = await runInWorld(['probe', '--root', host.path]);
    expect(stdout).toMatch(
      / But no_proxy \(.*:2\) names platform\.example:443 by "\.example": the agent may go there without a proxy\.\n$/,
    );
    expect(stdout).toContain(`, proxies from qualys_https_proxy (${host.join('etc/default/qualys-cloud-agent')}:1)\n`);
  });

  it('says what the agent of a profile is not told', async () => {
    const { code, stderr } = await runInWorld(['probe', '--root', host.path, '--profile', 'generic', '--target', 'platform.example']);
    expect(code).toBe(3);
    expect(stderr).toContain('error: cannot probe: no proxy is configured [no-proxies]\nwhy:  neither --proxy nor https_proxy names one\n');
  });
});
