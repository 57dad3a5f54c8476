import { readAsSystemd } from '../environment/systemd.ts';
import type { SettingsRule } from './finding.ts';

/** Versions of systemd disagree. */
export const commentContinues: SettingsRule = {
  id: 'comment-continues',
  level: 'warning',
  title: 'no comment above a setting ends in a backslash',
  broken: 'a comment above a setting ends in a backslash',
  why: 'systemd before version 254 takes the line behind such a comment for a part of it: the setting is lost; later versions take the setting',
  consequence: 'with systemd before 254 the agent does not get the setting below the comment; later versions, and a shell, take it',
  remedy: 'take the backslash at the end of the comment away',
  source: 'systemd NEWS, version 254; measured with systemd 252',
  examples: {
    kept: '# the gates in front of the platform',
    broken: '# gates: C:\\proxy\\',
  },
  check: ({ settings }) =>
    settings.readings.systemd.files.flatMap(({ path, text, effects }) => {
      const effect = effects.find(({ kind }) => kind === 'continued-comment');
      const lost = effect
        ? readAsSystemd(text, { commentsContinue: false }).assignments.length - readAsSystemd(text).assignments.length
        : 0;
      return effect && lost !== 0
        ? [{ path, line: effect.line, detail: 'systemd before 254 takes the next line for a part of this comment' }]
        : [];
    }),
};
