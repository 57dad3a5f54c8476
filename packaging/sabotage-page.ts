import type { Family } from '../fixtures/sabotage/faults/index.ts';
import { families } from '../fixtures/sabotage/faults/index.ts';
import type { Lab } from '../fixtures/sabotage/lab.ts';
import { type Outcome, outcomesOf } from '../fixtures/sabotage/outcome.ts';
import { pairs } from '../fixtures/sabotage/pairs.ts';

/** The page that shows what `cabundle diagnose` says of each fault that the tests inject; it injects them all. */
export async function sabotagePage(lab: Lab): Promise<string> {
  const sections: string[] = [];
  for (const family of families)
    sections.push(
      familySection(
        family,
        await outcomesOf(
          lab,
          family.faults.map((fault) => [fault]),
        ),
      ),
    );
  return [introduction(), ...sections, pairsSection(await outcomesOf(lab, pairs))].join('\n\n');
}

/** What stands above the tables. */
export function introduction(): string {
  const count = families.flatMap(({ faults }) => faults).length;
  return [
    '# Sabotage',
    'The tests build a good host and a good network, with real sockets on loopback: an agent that runs, its settings and its bundle, five proxies, and a platform behind them. Gate 1 wants a login, gates 2 and 4 intercept TLS with CAs of their own, gate 3 speaks TLS itself, and gate 5 tunnels and asks nothing.',
    `Then they break one thing at a time, ${count} in all, and ${pairs.length} times two things at once. \`cabundle diagnose\` has to name what was broken before anything else, and both of a pair; nothing else may be named but what stands in the table. Of the good host it has to say that nothing is wrong. This page is made by the same code: \`npm run docs\`.`,
    '`leg` is where the way to the platform ended; `consequence` is what follows for the agent. What a cause means, and what to do about it, stands in [findings.md](findings.md); `cabundle explain ID` prints it.',
  ].join('\n\n');
}

/** What was named for each fault of a family. */
export function familySection({ title }: Family, outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ faults: [fault], causes: [first, ...others] }) => [
    fault?.injected ?? '',
    first?.leg ?? '',
    [first, ...others].map((cause) => (cause ? `\`${cause.id}\`` : 'none')).join(', then '),
    first?.consequence ?? '',
  ]);
  return `## ${title}\n\n${table(['what was broken', 'leg', 'named', 'consequence'], rows)}`;
}

/** What was named where two faults were injected. */
export function pairsSection(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ faults, causes }) => [
    faults.map(({ injected }) => injected).join('; '),
    causes.map(({ id }) => `\`${id}\``).join(', then '),
  ]);
  return `## Two at once\n\n${table(['what was broken', 'named'], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** Ports and folders are others in each run. */
function cell(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replace(/\/\S*cabundle-test-\w+/g, 'ROOT')
    .replaceAll('|', '\\|');
}
