import { describe, expect, it } from 'vitest';
import { qualysCloudAgent } from '../../../../src/agent/profile.ts';
import { agentNotInstalled } from '../../../../src/diagnosis/host/causes/agent-not-installed.ts';
import { agentNotRestarted } from '../../../../src/diagnosis/host/causes/agent-not-restarted.ts';
import { agentNotRunning } from '../../../../src/diagnosis/host/causes/agent-not-running.ts';
import { noProxyConfigured } from '../../../../src/diagnosis/host/causes/no-proxy-configured.ts';
import { platformNotNamed } from '../../../../src/diagnosis/host/causes/platform-not-named.ts';
import { bundleWith, hostWith, proxiesOf, startedAt } from '../../../lab/host.ts';

describe('agent-not-installed', () => {
  const absent = { isInstalled: false, isAbsent: true, agent: { kind: 'absent' } } as const;
  it('says what is looked for and not there', () => {
    expect(agentNotInstalled.check(hostWith(absent))?.evidence).toEqual([
      'there is no qualys-cloud-agent.service, no /etc/init.d/qualys-cloud-agent, no /etc/qualys/cloud-agent/qualys-cloud-agent.conf, no file of settings of its own and no process of it',
    ]);
  });
  it.each([
    ['something of it is there', hostWith({ ...absent, isAbsent: false })],
    ['bundle and proxies are named: nobody asks for an agent', hostWith({ ...absent, bundle: bundleWith({ isOwn: false }) })],
    ['the profile has no service', hostWith({ ...absent, profile: { ...qualysCloudAgent, service: undefined } })],
  ])('does not show where %s', (_, host) => expect(agentNotInstalled.check(host)).toBeUndefined());
});

describe('agent-not-running', () => {
  it('shows where the service is installed and no process is there', () => {
    expect(agentNotRunning.check(hostWith({ agent: { kind: 'absent' } }))).toMatchObject({
      evidence: ['its service is installed, and no process has the name qualys-cloud-agent'],
      command: ['systemctl', 'start', 'qualys-cloud-agent.service'],
    });
  });
  it.each([
    ['it runs', hostWith()],
    ['nobody can see the processes', hostWith({ agent: { kind: 'unknown' } })],
    ['it is not installed', hostWith({ agent: { kind: 'absent' }, isInstalled: false })],
    ['the profile has no service', hostWith({ agent: { kind: 'absent' }, profile: { ...qualysCloudAgent, service: undefined } })],
  ])('does not show where %s', (_, host) => expect(agentNotRunning.check(host)).toBeUndefined());
});

describe('agent-not-restarted', () => {
  const later = startedAt + 3_600_000;

  it('shows the proxies of the process against those of the files, and no login', () => {
    const shown = agentNotRestarted.check(hostWith({ runningList: proxiesOf('http://agent:secret-1@gate-old.example:3128') }));
    expect(shown?.evidence).toEqual([
      'the running agent (process 812) was started with http://***@gate-old.example:3128; its files say http://***@gate-a.example:3128; http://gate-b.example:3128',
    ]);
    expect(JSON.stringify(shown)).not.toContain('secret-1');
  });
  it('says that the login is another, and not which', () => {
    const runningList = proxiesOf('http://agent:secret-2@gate-a.example:3128; http://gate-b.example:3128');
    expect(agentNotRestarted.check(hostWith({ runningList }))?.evidence).toEqual([
      'the running agent (process 812) was started with the proxies of its files, but with another login',
    ]);
  });
  it('shows a bundle that changed after the start', () => {
    const bundle = bundleWith({});
    const steps = bundle.steps.map((step) => ({ ...step, modifiedAt: later }));
    expect(agentNotRestarted.check(hostWith({ bundle: { ...bundle, steps } }))?.evidence).toEqual([
      '/etc/qualys/cloud-agent/cert/ca-bundle.crt changed 2026-11-03 13:00 UTC; the agent (process 812) runs since 2026-11-03 12:00 UTC',
    ]);
  });
  it('goes by the times of files only where the environment cannot be seen', () => {
    const settingsFiles = [{ path: '/etc/environment', modifiedAt: later }];
    expect(agentNotRestarted.check(hostWith({ settingsFiles, runningList: undefined }))?.evidence).toHaveLength(1);
    expect(agentNotRestarted.check(hostWith({ settingsFiles }))).toBeUndefined();
  });
  it.each([
    ['nothing changed', hostWith()],
    [
      'the change was made within the second of the start',
      hostWith({ runningList: undefined, settingsFiles: [{ path: '/a', modifiedAt: startedAt + 900 }] }),
    ],
    ['the agent does not run', hostWith({ agent: { kind: 'absent' }, runningList: undefined })],
    ['the bundle is one that somebody has named', hostWith({ bundle: bundleWith({ isOwn: false, steps: [] }) })],
    ['nobody knows what the files say', hostWith({ list: { ...hostWith().list, areFilesKnown: false, configured: [] } })],
  ])('does not show where %s', (_, host) => expect(agentNotRestarted.check(host)).toBeUndefined());
});

describe('no-proxy-configured', () => {
  it('names the variables that could set one', () => {
    const list = { ...hostWith().list, setBy: undefined, configured: [], count: 0 };
    expect(noProxyConfigured.check(hostWith({ list }))?.evidence).toEqual([
      'no file that the agent is given sets qualys_https_proxy or https_proxy',
    ]);
  });
  it('does not show where there is one, or where nobody knows', () => {
    const list = { ...hostWith().list, isKnown: false, configured: [], count: 0 };
    expect([hostWith(), hostWith({ list })].map(noProxyConfigured.check)).toEqual([undefined, undefined]);
  });
});

describe('platform-not-named', () => {
  const confPath = '/etc/q.conf';
  it('shows where the agent is installed and its configuration names none', () => {
    expect(platformNotNamed.check(hostWith({ platform: { isNamed: false, confPath } }))?.evidence).toEqual([
      '/etc/q.conf has no ServerUri with a host in it',
    ]);
  });
  it('does not show where the agent is not there, or the configuration could not be read', () => {
    const hosts = [
      hostWith({ isInstalled: false, platform: { isNamed: false, confPath } }),
      hostWith({ platform: { isNamed: false, confPath: undefined } }),
    ];
    expect([hostWith(), ...hosts].map(platformNotNamed.check)).toEqual([undefined, undefined, undefined]);
  });
});
