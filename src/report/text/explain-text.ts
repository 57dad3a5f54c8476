import type { ExplainReport } from '../report.ts';
import { columns } from './columns.ts';

/** `explain` for people: the id and the requirement, then why and what to do. */
export function explainText({ id, kind, level, title, why, remedy, source, examples }: ExplainReport): string {
  const head = [id, kind, ...(level === null ? [] : [level])].join('  ');
  const rows = [
    ['why:', why],
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
