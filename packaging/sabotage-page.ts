import { families } from '../fixtures/sabotage/faults/index.ts';
import type { Outcome, sabotage } from '../fixtures/sabotage/outcome.ts';

/** The page that shows what `cabundle diagnose` says of each fault that the tests inject. */
export function sabotagePage({ singles, pairs }: Awaited<ReturnType<typeof sabotage>>): string {
  return [
    '# Sabotage',
    `The tests build a good host and a good network: an agent, its settings and its bundle, five proxies of which two intercept, one speaks TLS itself and one wants a login, and a platform behind them. Then they break one thing at a time, ${singles.length} in all, and ${pairs.length} times two things at once. \`cabundle diagnose\` has to name what was broken before anything else, and both of a pair; of the good host it has to say that nothing is wrong. This page is made by the same code: \`npm run docs\`.`,
    '`leg` is where the way to the platform ended; `consequence` is what follows for the agent. What `cabundle explain ID` says of each cause stands in [findings.md](findings.md).',
    ...families.flatMap(({ title, faults }) => [
      `## ${title}`,
      table(singles.filter(({ faults: [fault] }) => fault && faults.includes(fault))),
    ]),
    '## Two at once',
    pairTable(pairs),
  ].join('\n\n');
}

function table(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ faults: [fault], causes: [cause] }) => [
    fault?.id ?? '',
    fault?.injected ?? '',
    cause?.leg ?? '',
    cause ? `\`${cause.id}\`` : 'none',
    cause?.consequence ?? '',
  ]);
  return markdown(['fault', 'what was broken', 'leg', 'named first', 'consequence'], rows);
}

function pairTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ faults, causes }) => [
    faults.map(({ id }) => id).join(' and '),
    causes
      .filter(({ id }) => faults.some(({ expected }) => expected === id))
      .map(({ id }) => `\`${id}\``)
      .join(', '),
  ]);
  return markdown(['faults', 'named, in this order'], rows);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** Ports and folders are others in each run. */
function cell(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replace(/\/\S*cabundle-test-\w+/g, 'ROOT')
    .replaceAll('|', '\\|');
}
