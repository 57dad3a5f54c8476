import { chmodSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { qualysCloudAgent } from '../../../src/agent/profile.ts';
import type { Setting } from '../../../src/agent/settings/setting.ts';
import { settingsOf } from '../../../src/agent/settings/settings-of.ts';

const unitFolder = 'etc/systemd/system/qualys-cloud-agent.service.d';
const environment = 'etc/environment';
const defaults = 'etc/default/qualys-cloud-agent';
const sysconfig = 'etc/sysconfig/qualys-cloud-agent';

function of(files: Readonly<Record<string, string>>) {
  using folder = temporaryFolder(files);
  return settingsOf(folder.path, qualysCloudAgent);
}
const told = (setting: Setting | undefined) => setting && `${setting.value ?? '?'} ${setting.place.path}:${setting.place.line}`;
const systemd = (files: Readonly<Record<string, string>>, name = 'v') => told(of(files).readings.systemd.variables.get(name));
const sh = (files: Readonly<Record<string, string>>, name = 'v') => told(of(files).readings.sh.variables.get(name));

describe('the settings of an agent', () => {
  it('come from the last file that sets a variable, which tells what it overrode', () => {
    const files = { [environment]: 'v=1\nv=2\n', [defaults]: 'v=3', [sysconfig]: '\nv=2\n' };
    const setting = of(files).readings.systemd.variables.get('v');
    expect(told(setting)).toBe('2 /etc/sysconfig/qualys-cloud-agent:2');
    expect(setting?.overrode).toEqual([
      { path: '/etc/default/qualys-cloud-agent', line: 1, isSame: false },
      { path: '/etc/environment', line: 2, isSame: true },
      { path: '/etc/environment', line: 1, isSame: false },
    ]);
  });

  it('are read by a shell from other files, each of which sees the one before', () => {
    const files = { [environment]: 'a=1\nv=1', [defaults]: 'v=2', [sysconfig]: 'v=$a$v' };
    expect(sh(files)).toBe('11 /etc/sysconfig/qualys-cloud-agent:1');
  });

  it('end for a shell with the first error, and are unknown behind a script', () => {
    expect(sh({ [environment]: 'v=1\n;;', [sysconfig]: 'v=2' })).toBe('1 /etc/environment:1');
    expect(sh({ [environment]: 'v=1', [sysconfig]: 'unset v' })).toBe('? /etc/sysconfig/qualys-cloud-agent:1');
  });

  it('are UTF-8', () => {
    expect(systemd({ [environment]: 'v=”ü”' })).toBe('”ü” /etc/environment:1');
  });

  it('come from drop-ins by file name, whatever their folder, and from the folder that counts first', () => {
    const files = {
      [`${unitFolder}/20-b.conf`]: '[Service]\nEnvironment=v=etc-20',
      [`run/systemd/system/qualys-cloud-agent.service.d/20-b.conf`]: '[Service]\nEnvironment=v=run-20',
      [`usr/lib/systemd/system/qualys-cloud-agent.service.d/30-c.conf`]: '[Service]\nEnvironment=w=usr-30',
      [`etc/systemd/system/service.d/10-a.conf`]: '[Service]\nEnvironment=v=all-10 u=all',
      [`etc/systemd/system/qualys-.service.d/40-d.conf`]: '[Service]\nEnvironment=x=prefix',
      [`${unitFolder}/README`]: '[Service]\nEnvironment=v=readme',
    };
    expect(systemd(files)).toBe(`etc-20 /${unitFolder}/20-b.conf:2`);
    expect(['u', 'w', 'x'].map((name) => systemd(files, name)?.split(' ')[0])).toEqual(['all', 'usr-30', 'prefix']);
  });

  it('come from files over Environment=, and an empty assignment takes back what came before', () => {
    const dropIn = (text: string) => ({ [`${unitFolder}/a.conf`]: `[Service]\n${text}`, [environment]: 'v=file', 'etc/x': 'v=x' });
    expect(systemd(dropIn('Environment=v=unit'))).toBe('file /etc/environment:1');
    expect(systemd(dropIn('EnvironmentFile=/etc/x'))).toBe('x /etc/x:1');
    expect(systemd(dropIn('EnvironmentFile=\nEnvironment=v=unit'))).toBe(`unit /${unitFolder}/a.conf:3`);
    expect(systemd(dropIn('EnvironmentFile=\nEnvironment=v=unit\nEnvironment='))).toBeUndefined();
    expect(systemd(dropIn('UnsetEnvironment=v'))).toBeUndefined();
    expect(systemd(dropIn('[Unit]\nUnsetEnvironment=v'))).toBe('file /etc/environment:1');
  });

  it('come from the files that the unit itself names, where it is installed', () => {
    const unit = { 'usr/lib/systemd/system/qualys-cloud-agent.service': '[Service]\nEnvironmentFile=-/etc/only', 'etc/only': 'v=only' };
    expect(systemd({ ...unit, [environment]: 'v=usual' })).toBe('only /etc/only:1');
    expect(of(unit)).toMatchObject({
      effective: { reader: 'systemd' },
      why: '/usr/lib/systemd/system/qualys-cloud-agent.service starts the agent',
    });
  });

  it('are not taken from a drop-in that is masked', () => {
    using folder = temporaryFolder({
      'usr/lib/systemd/system/qualys-cloud-agent.service.d/a.conf': '[Service]\nEnvironment=v=1',
      [`${unitFolder}/b.conf`]: '',
    });
    symlinkSync('/dev/null', folder.join(`${unitFolder}/a.conf`));
    expect(settingsOf(folder.path, qualysCloudAgent).readings.systemd.variables.size).toBe(0);
  });

  it('count as a shell reads them where an init script alone starts the agent', () => {
    expect(of({ 'etc/init.d/qualys-cloud-agent': '' }).effective.reader).toBe('sh');
    expect(of({ 'etc/init.d/qualys-cloud-agent': '', 'run/systemd/system/x': '' }).effective.reader).toBe('systemd');
    expect(of({}).effective.reader).toBe('systemd');
  });

  it('tell the mode of a file, and name one that cannot be read', () => {
    using folder = temporaryFolder({ [environment]: '', [`${defaults}/x`]: '' });
    chmodSync(folder.join(environment), 0o640);
    const { files } = settingsOf(folder.path, qualysCloudAgent).readings.systemd;
    expect(files).toMatchObject([{ state: 'read', mode: 0o640 }, { state: 'unreadable', why: 'it is a folder' }, { state: 'missing' }]);
  });
});
