import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../fixtures/folder.ts';
import { qualysCloudAgent } from '../../../src/agent/profile.ts';
import { settingsOf } from '../../../src/agent/settings/settings-of.ts';
import { unreadableFiles } from '../../../src/agent/settings/unreadable.ts';

const environment = 'etc/environment';
const defaults = 'etc/default/qualys-cloud-agent';
const dropIn = 'etc/systemd/system/qualys-cloud-agent.service.d/a.conf';

/** A folder in the place of a file is one that nobody can read, root neither. */
function unreadable(files: Readonly<Record<string, string>>) {
  using folder = temporaryFolder(files);
  const settings = settingsOf(folder.path, qualysCloudAgent);
  const found = qualysCloudAgent.proxyVariables.map((name) => settings.effective.variables.get(name)).find((one) => one);
  return unreadableFiles(settings, found);
}

describe('a file that cannot be read', () => {
  it('leaves the list not known where it could set another one', () => {
    expect(unreadable({ [`${defaults}/x`]: '' })).toEqual([`/${defaults}`]);
    expect(unreadable({ [environment]: 'qualys_https_proxy=http://a:1', [`${defaults}/x`]: '' })).toEqual([`/${defaults}`]);
    expect(unreadable({ [`${environment}/x`]: '', [defaults]: 'https_proxy=http://a:1' })).toEqual([`/${environment}`]);
    expect(unreadable({ [`${dropIn}/x`]: '', [defaults]: 'qualys_https_proxy=http://a:1' })).toEqual([`/${dropIn}`]);
  });

  it('changes nothing where a later file sets the variable that counts first, or where it is not read at all', () => {
    expect(unreadable({ [`${environment}/x`]: '', [defaults]: 'qualys_https_proxy=http://a:1' })).toEqual([]);
    expect(unreadable({ 'etc/init.d/qualys-cloud-agent': '', [`${defaults}/x`]: '' })).toEqual([]);
    expect(unreadable({ [environment]: 'https_proxy=http://a:1' })).toEqual([]);
  });
});
