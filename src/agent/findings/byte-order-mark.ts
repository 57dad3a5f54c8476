import { readAsSystemd } from '../environment/systemd.ts';
import { allFiles, concerns } from './concerned.ts';
import type { SettingsRule } from './finding.ts';

/** U+FEFF in UTF-8, one character for each octet. */
const mark = '\u00ef\u00bb\u00bf';

/** What editors of Windows put before the first line; nobody sees it. */
export const byteOrderMark: SettingsRule = {
  id: 'byte-order-mark',
  level: 'error',
  title: 'no byte order mark stands before the first variable',
  broken: 'a byte order mark stands before the first variable',
  why: 'the mark becomes a part of the name: systemd ignores the line, a shell runs it as a command, and the agent gets nothing',
  consequence: 'the agent does not get that variable, and without a list of proxies it goes direct',
  remedy: 'save the file as UTF-8 without BOM: sed -i "1s/^\\xEF\\xBB\\xBF//" FILE',
  source: 'systemd.exec(5), EnvironmentFile=; measured with systemd 252 and dash 0.5.12',
  examples: {
    kept: 'a file whose first octet is the first letter of a name',
    broken: 'a file that Notepad has saved as "UTF-8 with BOM"',
  },
  check: ({ settings }) =>
    allFiles(settings).flatMap(({ path, text }) => {
      if (!text.startsWith(mark)) return [];
      const first = readAsSystemd(text.slice(mark.length)).assignments.find(({ line }) => line === 1);
      if (!concerns(settings, first?.name)) return [];
      return [{ path, line: 1, name: first.name, detail: `a byte order mark (BOM) stands before ${first.name}: nobody takes this line` }];
    }),
};
