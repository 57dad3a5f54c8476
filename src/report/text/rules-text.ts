import type { RulesReport } from '../report.ts';
import { columns } from './columns.ts';

/** `rules` for people: a line for each id. */
export function rulesText({ rules }: RulesReport): string {
  return `${columns(rules.map(({ id, kind, level, title }) => [kind, level ?? '', id, title])).join('\n')}\n`;
}
