import { explainable } from '../../report/explaining/explainable.ts';
import { rulesReport } from '../../report/explaining/rules-report.ts';
import { rulesText } from '../../report/text/rules-text.ts';
import type { CommandResult } from './result.ts';

/** Lists everything that cabundle can find: its id, its level and the requirement. What a command could not do is no finding. */
export function rules(): CommandResult {
  const report = rulesReport(explainable.filter(({ kind }) => kind !== 'failure'));
  return { report, text: () => rulesText(report) };
}
