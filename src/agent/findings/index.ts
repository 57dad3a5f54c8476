import type { Conf } from '../conf.ts';
import type { Settings } from '../settings/setting.ts';
import { blanksAroundEquals } from './blanks-around-equals.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { carriageReturn } from './carriage-return.ts';
import { colonForEquals } from './colon-for-equals.ts';
import { commentContinues } from './comment-continues.ts';
import { confNotUnderstood } from './conf-not-understood.ts';
import { confUnreadable } from './conf-unreadable.ts';
import { emptyVariable } from './empty-variable.ts';
import { exportIgnored } from './export-ignored.ts';
import type { Met, SettingsFinding, SettingsRule } from './finding.ts';
import { gluedComment } from './glued-comment.ts';
import { misnamedVariable } from './misnamed-variable.ts';
import { misspelledFolder } from './misspelled-folder.ts';
import { overridden } from './overridden.ts';
import { readablePassword } from './readable-password.ts';
import { readingsDiffer } from './readings-differ.ts';
import { runsCommands } from './runs-commands.ts';
import { settingsFileDemanded } from './settings-file-demanded.ts';
import { settingsFileIrregular } from './settings-file-irregular.ts';
import { settingsFileNotText } from './settings-file-not-text.ts';
import { settingsFileUnreadable } from './settings-file-unreadable.ts';
import { shellSyntaxError } from './shell-syntax-error.ts';
import { typographicQuotes } from './typographic-quotes.ts';
import { unitLineIgnored } from './unit-line-ignored.ts';
import { unitSpecifier } from './unit-specifier.ts';
import { unquotedSemicolon } from './unquoted-semicolon.ts';
import { unterminatedQuote } from './unterminated-quote.ts';
import { upperCaseVariable } from './upper-case-variable.ts';
import { valueTooLong } from './value-too-long.ts';

/** The rules that the settings of an agent are held against, in the order in which findings are told. */
export const settingsRules: readonly SettingsRule[] = [
  settingsFileUnreadable,
  settingsFileIrregular,
  settingsFileNotText,
  settingsFileDemanded,
  misnamedVariable,
  upperCaseVariable,
  byteOrderMark,
  colonForEquals,
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
  valueTooLong,
  readablePassword,
  misspelledFolder,
  confUnreadable,
  confNotUnderstood,
  readingsDiffer,
  overridden,
];

/** A file that breaks one rule more often than this is no file of settings. */
const maxOfOneRule = 50;

/** The findings of all rules on what a host tells its agent; one place is told once by each rule, and of one rule fifty are told. */
export function settingsFindings(settings: Settings, conf: Conf | undefined): readonly SettingsFinding[] {
  const told = new Set<string>();
  return settingsRules.flatMap(({ id, check, ...rule }) => {
    const level = levelOf(rule, settings);
    const met = check({ settings, conf, told });
    const places = new Map(met.map((one) => [[one.path, one.line, one.name].join('\0'), one]));
    if (level !== 'notice') for (const { name } of met) if (name !== undefined) told.add(name);
    return bounded([...places.values()]).map(({ detail, path, line }): SettingsFinding => ({ id, level, detail, path, line }));
  });
}

function levelOf({ level, harms }: Pick<SettingsRule, 'level' | 'harms'>, { effective }: Settings): SettingsFinding['level'] {
  if (harms === undefined) return level;
  return harms === effective.reader ? 'error' : 'warning';
}

function bounded(met: readonly Met[]): readonly Met[] {
  const [first] = met;
  if (!first || met.length <= maxOfOneRule) return met;
  return [...met.slice(0, maxOfOneRule), { ...first, line: undefined, detail: `and ${met.length - maxOfOneRule} more like it` }];
}
