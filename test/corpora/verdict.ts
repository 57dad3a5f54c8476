import { explained } from './explained.ts';
import { type Disagreement, isReached, type Part, shareText } from './result.ts';
import { tableText } from './table.ts';

/** The whole result as text, and whether it is good: every goal reached, every disagreement explained, no explanation left over. */
export function verdict(parts: readonly Part[]): { readonly text: string; readonly isGood: boolean } {
  const disagreements = parts.flatMap((part) => part.disagreements);
  const open = disagreements.filter(({ id }) => !(id in explained));
  const met = new Set(disagreements.map(({ id }) => id));
  const stale = Object.keys(explained).filter((id) => !met.has(id));
  const measures = parts.flatMap((part) => part.measures);
  const missed = measures.filter((measure) => !isReached(measure));
  const text = [
    ...parts.map(partText),
    list(
      'explained',
      disagreements.filter(({ id }) => id in explained).map(({ id, what }) => `${id}: ${what}; ${explained[id]}`),
    ),
    list('explained, but not met any more (remove them from test/corpora/explained.ts)', stale),
    `goals\n\n${tableText(
      ['goal', 'reached', 'of', 'share', 'asked', 'met'],
      measures.map((measure) => {
        const { name, count, of, goal } = measure;
        return [name, count, of, shareText(count, of), `${goal * 100} %`, isReached(measure) ? 'yes' : 'NO'];
      }),
    )}\n`,
    `${measures.length - missed.length} goals reached, ${missed.length} missed; ${disagreements.length} disagreements, ${open.length} not explained; ${stale.length} explanations left over\n`,
  ].join('');
  return { text, isGood: missed.length + open.length + stale.length === 0 };
}

function partText({ title, table, disagreements }: Part): string {
  const open = disagreements.filter(({ id }) => !(id in explained));
  return `${title}\n\n${table}\n${list('', open.map(line))}`;
}

function line({ id, what }: Disagreement): string {
  return `${id}: ${what.replace(/\s+/g, ' ').trim()}`;
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `${title === '' ? '' : `${title}\n\n`}${lines.map((one) => `  ${one}\n`).join('')}\n`;
}
