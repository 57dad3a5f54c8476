import { printable } from '../printable.ts';
import type { HistoryReport } from '../store-rows.ts';
import { columns, counted } from './columns.ts';

/** `history` for people: a table of the generations, newest first, what is damaged, and which of them is live. */
export function historyText(report: HistoryReport): string {
  const head = ['', 'GENERATION', 'WHEN', 'WHY', 'BY', 'CERTIFICATES', 'CHANGE'];
  const rows = report.generations.map(({ number, when, why, by, count, added, removed }) => [
    number === report.live ? 'live' : '',
    `${number}`,
    printable(when),
    printable(why),
    printable(by),
    `${count}`,
    `+${added.length} -${removed.length}`,
  ]);
  const damaged = report.damaged.map(({ number, why }) => `damaged  generation ${number}: ${why}`);
  return [...(rows.length > 0 ? columns([head, ...rows]) : []), ...damaged, summary(report), ''].join('\n');
}

function summary({ bundle, exists, live, generations, damaged }: HistoryReport): string {
  const name = printable(bundle);
  if (generations.length + damaged.length === 0) return `${name} has no generations${exists ? '' : ', and there is no such file'}`;
  const kept = `${counted(generations.length + damaged.length, 'generation')} kept`;
  if (!exists) return `${name} is gone: ${kept}`;
  if (live !== null) return `${name} is generation ${live}: ${kept}`;
  return `${name} is none of its generations: it was edited by hand, or written without a record; ${kept}`;
}
