import type { AgentProfile } from '../profiles/agent-profile.ts';
import { closedFolder, existsInRoot } from '../root/path-in-root.ts';
import { findUnit, type UnitFiles } from '../unit/find-unit.ts';
import { unitEnvironment } from '../unit/unit-environment.ts';
import type { Reader, Settings } from './setting.ts';
import { shSettings } from './sh-settings.ts';
import { systemdSettings } from './systemd-settings.ts';

/**
 * What the files of a host, or of another tree of files below `root`, tell an agent: read as systemd reads them and as a shell does.
 *
 * Nothing is run, and no link leads out of `root`. A file that cannot be read is named in the readings.
 * Limits: 1 MiB a file, 200 drop-ins.
 */
export function settingsOf(root: string, profile: AgentProfile): Settings {
  const { service } = profile;
  const files: UnitFiles = service ? findUnit(root, service.unit) : { main: undefined, dropIns: [], others: [], closed: [] };
  const environment = unitEnvironment(files, profile.settings.systemd);
  const readings = { systemd: systemdSettings(root, environment), sh: shSettings(root, profile.settings.sh) };
  const { reader, why } = readerOf(root, profile, files);
  return {
    profile,
    root,
    effective: readings[reader],
    readings,
    why,
    unit: [...(files.main ? [files.main] : []), ...files.dropIns],
    closedFolders: files.closed,
    ignoredInUnit: environment.ignored,
    misspelledFolders: profile.misspelledFolders.filter((path) => existsInRoot(root, path)),
  };
}

function readerOf(root: string, { service }: AgentProfile, { main, closed }: UnitFiles): { readonly reader: Reader; readonly why: string } {
  if (main) return { reader: 'systemd', why: `${main.path} starts the agent` };
  if (existsInRoot(root, '/run/systemd/system')) return { reader: 'systemd', why: 'systemd runs' };
  if (service && existsInRoot(root, service.initScript)) return { reader: 'sh', why: `${service.initScript} starts the agent` };
  if (closed.length > 0 || (service && closedFolder(root, service.initScript) !== undefined))
    return { reader: 'systemd', why: 'nobody here can see whether a unit or an init script is there: the usual reader' };
  return { reader: 'systemd', why: 'no unit and no init script is there: the usual reader' };
}
