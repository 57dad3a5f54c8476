import type { ContainerCase } from './corpora.ts';
import { explained } from './explained.ts';
import { goals } from './goals.ts';
import { type Inspected, refusalText } from './inspected.ts';
import { type Disagreement, type Part, shareText } from './result.ts';
import { tableText } from './table.ts';

/** A container of the corpora and what the product says of it. */
export interface ContainerAnswer {
  readonly item: ContainerCase;
  readonly answer: Inspected;
}

/** Files of certificates: exactly the expected ones, or none, a line for each kind of file. */
export function compareContainers(answers: readonly ContainerAnswer[]): Part {
  const scored = answers.filter(({ item }) => item.expect !== null);
  const certain = scored.filter(({ item }) => !(item.id in explained));
  const kinds = [...new Set(answers.map(({ item }) => item.kind))].sort();
  const lines = kinds.map((kind) =>
    line(
      kind,
      answers.filter(({ item }) => item.kind === kind),
    ),
  );
  return {
    title: 'containers: exactly their certificates',
    table: tableText(['kind', 'right', '', 'any answer'], [...lines, line('all', answers)]),
    measures: [
      {
        name: 'containers read right, but for the explained',
        count: certain.filter(isRight).length,
        of: certain.length,
        goal: goals.containers,
      },
    ],
    disagreements: [...scored.filter((answer) => !isRight(answer)).map(disagreement), ...answers.filter(isSilent).map(silence)],
  };
}

function line(kind: string, answers: readonly ContainerAnswer[]): readonly (string | number)[] {
  const scored = answers.filter(({ item }) => item.expect !== null);
  const right = scored.filter(isRight).length;
  return [kind, `${right}/${scored.length}`, shareText(right, scored.length), answers.length - scored.length];
}

function isRight({ item, answer }: ContainerAnswer): boolean {
  const found = new Set(answer.certificates.map(({ sha256 }) => sha256));
  const wanted = new Set(item.expect === 'accept' ? item.certs : []);
  return found.size === wanted.size && [...wanted].every((sha256) => found.has(sha256));
}

function disagreement({ item, answer }: ContainerAnswer): Disagreement {
  const found = new Set(answer.certificates.map(({ sha256 }) => sha256)).size;
  const wanted = item.expect === 'accept' ? `${new Set(item.certs).size} certificates` : 'none';
  return { id: item.id, what: [`expected ${wanted}, found ${found}`, item.why, refusalText(answer)].filter(Boolean).join('; ') };
}

/** Whether a file came to nothing, or to less than it holds, without a word. */
function isSilent({ item, answer }: ContainerAnswer): boolean {
  const found = new Set(answer.certificates.map(({ sha256 }) => sha256));
  return refusalText(answer) === '' && (found.size === 0 || (item.certs ?? []).some((sha256) => !found.has(sha256)));
}

function silence({ item, answer }: ContainerAnswer): Disagreement {
  return { id: `${item.id} silence`, what: `${answer.certificates.length} found of ${item.certs?.length ?? 'any'}, and nothing is said` };
}
