import type { Conf } from '../conf.ts';
import type { Settings } from '../settings/setting.ts';
import { blanksAroundEquals } from './blanks-around-equals.ts';
import { carriageReturn } from './carriage-return.ts';
import { commentContinues } from './comment-continues.ts';
import { confNotUnderstood } from './conf-not-understood.ts';
import { emptyVariable } from './empty-variable.ts';
import { exportIgnored } from './export-ignored.ts';
import type { SettingsFinding, SettingsRule } from './finding.ts';
import { gluedComment } from './glued-comment.ts';
import { misspelledFolder } from './misspelled-folder.ts';
import { overridden } from './overridden.ts';
import { readablePassword } from './readable-password.ts';
import { readingsDiffer } from './readings-differ.ts';
import { runsCommands } from './runs-commands.ts';
import { settingsFileDemanded } from './settings-file-demanded.ts';
import { settingsFileUnreadable } from './settings-file-unreadable.ts';
import { shellSyntaxError } from './shell-syntax-error.ts';
import { typographicQuotes } from './typographic-quotes.ts';
import { unitLineIgnored } from './unit-line-ignored.ts';
import { unitSpecifier } from './unit-specifier.ts';
import { unquotedSemicolon } from './unquoted-semicolon.ts';
import { unterminatedQuote } from './unterminated-quote.ts';

/** The rules that the settings of an agent are held against, in the order in which findings are told. */
export const settingsRules: readonly SettingsRule[] = [
  settingsFileUnreadable,
  settingsFileDemanded,
  typographicQuotes,
  unquotedSemicolon,
  exportIgnored,
  gluedComment,
  blanksAroundEquals,
  carriageReturn,
  unterminatedQuote,
  commentContinues,
  shellSyntaxError,
  runsCommands,
  unitLineIgnored,
  unitSpecifier,
  emptyVariable,
  readablePassword,
  misspelledFolder,
  confNotUnderstood,
  readingsDiffer,
  overridden,
];

/** The findings of all rules on what a host tells its agent; one place is told once by each rule. */
export function settingsFindings(settings: Settings, conf: Conf | undefined): readonly SettingsFinding[] {
  const told = new Set<string>();
  const findings = new Map<string, SettingsFinding>();
  for (const { id, level, check } of settingsRules) {
    for (const { detail, path, line, name } of check({ settings, conf, told })) {
      if (name !== undefined && level !== 'notice') told.add(name);
      findings.set([id, path, line, name].join('\0'), { id, level, detail, path, line });
    }
  }
  return [...findings.values()];
}
