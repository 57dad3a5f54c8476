import { chmodSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { cabundle } from '../../fixtures/cabundle.ts';
import { type TemporaryFolder, temporaryFolder } from '../../fixtures/folder.ts';
import type { ProxiesReport } from '../../src/report/proxies-rows.ts';

const sysconfig = 'etc/sysconfig/qualys-cloud-agent';
const conf = 'etc/qualys/cloud-agent/qualys-cloud-agent.conf';
const unit = 'usr/lib/systemd/system/qualys-cloud-agent.service';
const dropIns = 'etc/systemd/system/qualys-cloud-agent.service.d';
const files = {
  [sysconfig]: 'qualys_https_proxy=http://a.example:1\n',
  [conf]: 'ServerUri=https://qagpublic.example\nQualysProxyOrder=random\nProxyFailOpen=0\n',
};

const open: TemporaryFolder[] = [];
afterEach(() => {
  for (const folder of open.splice(0)) folder[Symbol.dispose]();
});

/** A host of which some paths are closed to all. */
function host(content: Readonly<Record<string, string>>, ...closed: readonly string[]): TemporaryFolder {
  const folder = temporaryFolder(content);
  open.push(folder);
  chmodSync(folder.path, 0o755);
  for (const path of closed) chmodSync(folder.join(path), 0);
  return folder;
}

async function text(folder: TemporaryFolder, ...args: readonly string[]) {
  const { code, stdout, stderr } = await cabundle(['proxies', '--root', folder.path, ...args], { isNobody: true });
  return { code, told: (stdout + stderr).replaceAll(folder.path, '') };
}

async function report(folder: TemporaryFolder): Promise<ProxiesReport> {
  return JSON.parse((await text(folder, '--json')).told) as ProxiesReport;
}

describe('proxies, of files that the user may not read', () => {
  it('does not know the list, and never says that there is none', async () => {
    const folder = host(files, sysconfig);
    const { code, told } = await text(folder);
    expect(code).toBe(2);
    expect(told).toContain(`the proxies are not known: could not read /${sysconfig}\n`);
    expect(told).not.toContain('no proxy is set');
    expect(await report(folder)).toMatchObject({ known: false, proxies: [], unreadable: [`/${sysconfig}`], configurationKnown: true });
  });

  it('says what the others set, and does not take it for the list', async () => {
    const folder = host({ ...files, 'etc/environment': 'https_proxy=http://b.example:1\n' }, sysconfig);
    expect((await text(folder)).told).toContain('; what could be read sets https_proxy, in /etc/environment:1\n');
    expect(await report(folder)).toMatchObject({ known: false, proxies: [], variable: 'https_proxy' });
  });

  it('knows the list all the same where the file could not change it', async () => {
    const folder = host({ ...files, 'etc/environment': '' }, 'etc/environment');
    expect(await report(folder)).toMatchObject({
      status: 'critical',
      known: true,
      unreadable: [],
      proxies: [{ proxy: 'http://a.example:1' }],
    });
  });

  it('tells no failover of a list that is not known', async () => {
    const { code, told } = await text(host(files, sysconfig), '--down', '1');
    expect(code).toBe(3);
    expect(told).toContain('cannot be read, and may set another list of proxies');
    expect(told).not.toContain('configure a proxy');
  });

  it('knows neither order nor fail open nor target where it is the configuration', async () => {
    const folder = host(files, conf);
    const { code, told } = await text(folder);
    expect(code).toBe(1);
    for (const label of ['order', 'fail open', 'target']) expect(told).toMatch(new RegExp(`^${label} +- +not known$`, 'm'));
    expect(told).not.toMatch(/default$|not configured/m);
    expect(await report(folder)).toMatchObject({ configurationKnown: false, known: true, target: null });
  });

  it('claims no file that it could not see', async () => {
    const folder = host(files, 'etc');
    const { code, told } = await text(folder, '-v');
    expect(code).toBe(2);
    expect(told).toContain('(nobody here can see whether a unit or an init script is there: the usual reader)');
    expect(told).toContain('the proxies are not known: could not read /etc, /etc/environment, ');
    expect(told).not.toContain('starts the agent');
    expect(told).not.toContain('qualys-cloud-agent.service');
    expect((await report(folder)).findings).toContainEqual({
      id: 'settings-file-unreadable',
      level: 'error',
      detail: 'permission denied: nobody here can see whether it is there',
      place: { path: '/etc/environment', line: null },
      proxy: null,
    });
  });

  it.each([
    ['a unit', unit, `/${unit}`],
    ['a drop-in', `${dropIns}/a.conf`, `/${dropIns}/a.conf`],
    ['a folder of drop-ins', dropIns, `/${dropIns}`],
    ['the folder of an init script', 'etc/init.d', undefined],
  ])('does not pass over %s', async (_, closed, unreadable) => {
    const more = { [unit]: '[Service]\nEnvironmentFile=-/etc/x\n', [`${dropIns}/a.conf`]: '', 'etc/init.d/x': '' };
    const found = await report(host(closed === 'etc/init.d' ? { ...files, 'etc/init.d/x': '' } : { ...files, ...more }, closed));
    expect(found.unreadable).toEqual(unreadable === undefined ? [] : [unreadable]);
    expect(found.readerWhy).toContain(unreadable === undefined ? 'nobody here can see' : `/${unit} starts the agent`);
  });
});
