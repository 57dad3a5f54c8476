import { explainReport } from '../../report/explaining/explain-report.ts';
import { explainable, explanationsOf } from '../../report/explaining/explainable.ts';
import { explainText } from '../../report/text/explain-text.ts';
import { nearest } from '../nearest.ts';
import { usage } from '../values.ts';
import type { CommandResult } from './result.ts';

/**
 * Says what an id stands for, why it matters, what follows and what to do; without one lists all ids by kind.
 * Fails: `usage` where there is no such id.
 */
export function explain(asked: string | undefined): CommandResult {
  const id = asked === undefined ? undefined : pasted(asked);
  const explanations = id === undefined ? explainable : explanationsOf(id);
  if (explanations.length === 0) throw unknownId(id ?? '');
  const report = explainReport(id, explanations);
  return { report, text: () => explainText(report) };
}

/** An id as it stands in a line that was printed: `[locked]`, `expired:`. */
function pasted(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[^a-z0-9]{1,9}/, '')
    .replace(/[^a-z0-9]{1,9}$/, '');
}

function unknownId(id: string): Error {
  const near = nearest(id, new Set(explainable.map((explanation) => explanation.id)));
  return usage(
    'nothing has this id',
    near === undefined ? 'cabundle explain lists them' : `did you mean "${near}"? cabundle explain lists all`,
  );
}
