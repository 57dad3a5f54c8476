import type { ExplainReport, ExplanationRow } from '../report.ts';
import { columns } from './columns.ts';
import { kindHeadings } from './kind-headings.ts';

/** `explain` for people: each thing that the id stands for; without an id all ids by kind. */
export function explainText({ id, explanations }: ExplainReport): string {
  return id === null ? listText(explanations) : merged(explanations).map(explanationText).join('\n');
}

/** What is said in the same words of several kinds is said once, with all of them. */
function merged(explanations: readonly ExplanationRow[]): readonly (Omit<ExplanationRow, 'kind'> & { readonly kind: string })[] {
  const wordsOf = ({ kind: _, ...words }: ExplanationRow): string => JSON.stringify(words);
  return explanations
    .filter((one, i) => explanations.findIndex((other) => wordsOf(other) === wordsOf(one)) === i)
    .map((one) => ({
      ...one,
      kind: explanations
        .filter((other) => wordsOf(other) === wordsOf(one))
        .map(({ kind }) => kind)
        .join(', '),
    }));
}

/** The id and the requirement, then why, what follows and what to do. */
function explanationText({
  id,
  kind,
  level,
  title,
  why,
  consequence,
  remedy,
  source,
  examples,
}: ReturnType<typeof merged>[number]): string {
  const head = [id, kind, ...(level === null ? [] : [level])].join('  ');
  const rows = [
    ['why:', why],
    ['then:', consequence],
    ['next:', remedy],
    ...(examples
      ? [
          ['kept:', examples.kept],
          ['broken:', examples.broken],
        ]
      : []),
    ['source:', source],
  ];
  return [head, title, ...columns(rows), ''].join('\n');
}

function listText(explanations: readonly ExplanationRow[]): string {
  const blocks = kindHeadings.flatMap(({ kind, heading, about }) => {
    const rows = explanations.filter((explanation) => explanation.kind === kind).map(({ id, level, title }) => [id, level ?? '', title]);
    return rows.length === 0 ? [] : [[`${heading}: ${about}`, ...columns(rows).map((line) => `  ${line}`), ''].join('\n')];
  });
  return `${blocks.join('\n')}\ncabundle explain ID says why, what follows and what to do.\n`;
}
