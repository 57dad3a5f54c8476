import { lineCounter } from '../environment/lines.ts';
import { allFiles } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** Passwords of proxies are often those of people. */
export const readablePassword: SettingsRule = {
  id: 'readable-password',
  level: 'warning',
  title: 'a file with a password in it is read by its owner alone',
  why: 'everybody on the host who may read the file knows the password of the proxy',
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
      if (at === -1 || (mode & 0o044) === 0) return [];
      const who = (mode & 0o004) === 0 ? 'its group' : 'everybody';
      const detail = `a password stands in it, and ${who} may read it (mode ${mode.toString(8)})`;
      return [{ path, line: lineCounter(text)(at), detail }];
    });
  },
};
