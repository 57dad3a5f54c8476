import { lineCounter } from '../environment/lines.ts';
import type { Settings } from '../settings/setting.ts';
import { allFiles } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Passwords of proxies are often those of people. */
export const readablePassword: SettingsRule = {
  id: 'readable-password',
  level: 'warning',
  title: 'a file with a password in it is read by its owner alone',
  broken: 'others than its owner may read a file with a password in it',
  why: 'everybody on the host who may read the file knows the password of the proxy',
  consequence: 'nothing for the agent; whoever may read the file can use the proxy in its name',
  remedy: 'chmod 600 FILE; a password that others could read should be changed',
  source: 'the vendor’s configuration tool sets mode 600',
  examples: {
    kept: 'a file of mode 600',
    broken: 'a file of mode 644 with a user name and a password in it',
  },
  check: ({ settings }) => {
    const units = settings.unit.flatMap(({ path, content }) => (content.kind === 'text' ? [{ path, ...content }] : []));
    return [...allFiles(settings), ...units].flatMap(({ path, text, mode = 0 }) => {
      const at = text.search(/:\/\/[^\s/"';:]*:[^\s/"']+@/);
      const line = at === -1 ? bareLogin(settings, path) : lineCounter(text)(at);
      if (line === undefined || (mode & 0o044) === 0) return [];
      const who = (mode & 0o004) === 0 ? 'its group' : 'everybody';
      const detail = `a password stands in it, and ${who} may read it (mode ${mode.toString(8)})`;
      return [{ path, line, detail }];
    });
  },
};

/** The line of a file that sets a proxy variable to a login without a scheme before it: USER:PASSWORD@HOST. */
function bareLogin({ profile, readings }: Settings, path: string): number | undefined {
  const found = Object.values(readings).flatMap(({ variables }) => profile.proxyVariables.map((name) => variables.get(name)));
  const set = found.find((setting) => setting?.place.path === path && (setting.value ?? '').split(';').some(hasBareLogin));
  return set?.place.line;
}

function hasBareLogin(entry: string): boolean {
  return /^[\s"']*[^\s/"':@]{1,256}:[^@]{1,256}@/.test(entry);
}
