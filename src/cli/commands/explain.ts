import { explainReport } from '../../report/explain-report.ts';
import { explainable } from '../../report/explainable.ts';
import { explainText } from '../../report/text/explain-text.ts';
import { nearest } from '../nearest.ts';
import { usage } from '../values.ts';
import type { CommandResult } from './result.ts';

/** Says what an id means, why it matters and what to do. Fails: `usage` where there is no such id. */
export function explain(id: string): CommandResult {
  const explanation = explainable.get(id.toLowerCase());
  if (!explanation) throw unknownId(id);
  const report = explainReport(explanation);
  return { report, text: () => explainText(report) };
}

function unknownId(id: string): Error {
  const near = nearest(id.toLowerCase(), explainable.keys());
  return usage(
    'no finding has this id',
    near === undefined ? 'cabundle rules lists them' : `did you mean "${near}"? cabundle rules lists all`,
  );
}
